"""Archives (zip), walked like folders: what is in them by name, and the bytes of one member.

Nothing is ever unpacked to disk, so that a name is something to show and to match, never a path.
What an archive says of itself is looked at before any of it is unpacked. All of this is imported
when the first archive is met.
"""
