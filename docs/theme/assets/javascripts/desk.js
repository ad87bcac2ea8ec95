// Opens the page that checks where its button stands. It is 12 MB: nobody is sent them unasked.
for (const button of document.querySelectorAll("a.desk")) {
  button.addEventListener("click", (event) => {
    event.preventDefault();
    const frame = document.createElement("iframe");
    frame.className = "desk";
    frame.title = button.textContent;
    frame.src = button.href;
    button.parentElement.after(frame);
    button.remove();
    frame.scrollIntoView();
    frame.focus();
  });
}
