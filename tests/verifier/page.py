"""What somebody does with the verifier's page, and what the page tells."""

import base64

ANSWERED = """
const result = document.getElementById("result");
while (result.getAttribute("aria-busy") !== "false") await new Promise((go) => setTimeout(go, 5));
"""
WAIT = f"""
document.getElementById("result").removeAttribute("aria-busy");
await act();
{ANSWERED}
"""
FILES = """
const files = given.map(([name, type, content]) => new File(
  [Uint8Array.from(atob(content), (one) => one.charCodeAt(0))], name, {type}));
const transfer = new DataTransfer();
for (const one of files) transfer.items.add(one);
"""


class VerifierPage:
    """The open page."""

    def __init__(self, browser):
        self.browser = browser

    def type(self, text):
        """Paste a text into its field and press the button."""
        self.browser.run(
            """const act = () => {
              document.getElementById("text").value = given[0];
              document.getElementById("typed").requestSubmit();
            };"""
            + WAIT,
            text,
        )

    def choose(self, *files):
        """Choose files as with the button."""
        script = """const act = () => {
          const field = document.getElementById("file");
          field.files = transfer.files;
          field.dispatchEvent(new Event("change"));
        };"""
        self._give(files, script)

    def drop(self, *files):
        """Drop files anywhere on the page."""
        happens = 'new DragEvent("drop", {dataTransfer: transfer, bubbles: true})'
        self._give(files, f"const act = () => document.body.dispatchEvent({happens});")

    def paste(self, *files):
        """Paste files, as of a picture of the screen."""
        happens = 'new ClipboardEvent("paste", {clipboardData: transfer, bubbles: true})'
        self._give(files, f"const act = () => document.body.dispatchEvent({happens});")

    def know(self, name, fingerprint):
        """Add a clinic to those that are known."""
        self.browser.run(
            """document.getElementById("name").value = given[0];
            document.getElementById("fingerprint").value = given[1];
            document.getElementById("clinic").requestSubmit();""",
            name,
            fingerprint,
        )

    def speak(self, language):
        """Press the button of a language."""
        self.browser.run("document.getElementById(given[0]).click()", language)

    def press(self, key):
        """Press a key and let it go."""
        text = "\r" if key == "Enter" else ""
        for kind in ("keyDown", "keyUp"):
            told = {"type": kind, "key": key, "code": key, "text": text}
            code = {"Tab": 9, "Enter": 13}[key]
            self.browser.ask("Input.dispatchKeyEvent", windowsVirtualKeyCode=code, **told)

    def wait(self):
        """Wait until what was given last is answered."""
        self.browser.run(ANSWERED)

    @property
    def answer(self):
        """The answer's name, or None where nothing was given yet."""
        return self._of_card("answer")

    @property
    def doubts(self):
        """The names of the doubts."""
        return (self._of_card("doubts") or "").split()

    def reads(self, place="result"):
        """Return what a reader sees at a place."""
        return self.browser.run("return document.getElementById(given[0]).innerText", place)

    def _of_card(self, name):
        script = 'return document.querySelector("#result .card")?.dataset[given[0]] ?? null'
        return self.browser.run(script, name)

    def _give(self, files, script):
        packed = [(name, kind, base64.b64encode(content).decode()) for name, kind, content in files]
        self.browser.run(FILES + script + WAIT, *packed)
