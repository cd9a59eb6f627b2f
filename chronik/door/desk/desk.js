const answer = await fetch("open", {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ path: new URLSearchParams(location.search).get("file") ?? "" }),
});
const sheet = await answer.json();
const text = document.createElement("textarea");
text.value = sheet.text ?? sheet.said;
document.querySelector("#desk").append(text);
