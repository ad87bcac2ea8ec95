"""The values that go from step to step, and the base of every rule."""
