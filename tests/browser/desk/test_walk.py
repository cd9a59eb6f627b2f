"""The whole walk: a text is pasted, three claims are proven by it, the event is saved and shown. By keys alone, and by mouse."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.desk.conftest import TEXT, Desk, field, said, standing

LEFT_OUT = "Kontakt: Cara Neuland, Telefon 01234 567890, cara@example.org"
SOURCE_TEXT = "#quelltext"


def pasted(page: Page, desk: Desk) -> None:
    """By keys: from the start of the desk to the proposals of the new event."""
    page.goto(desk.address)
    expect(page.get_by_role("heading", name="Schreibtisch")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Neuer Text")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.insert_text(TEXT)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#quelle-titel")).to_have_value("Lesenacht in Süderau")
    expect(page.locator(".contacts")).to_contain_text("01234 567890")
    expect(page.get_by_role("button", name="Ablegen")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Wie soll das Ereignis heißen?")).to_have_value("Lesenacht in Süderau")
    page.keyboard.press("Enter")
    expect(page.get_by_role("listbox", name="Vorschläge")).to_be_focused()


def marked(page: Page, words: str) -> None:
    """Selects a passage as keys do, after the caret has been put before it."""
    page.locator(SOURCE_TEXT).focus()
    page.keyboard.press("Control+Home")
    text = page.locator(SOURCE_TEXT).text_content() or ""
    before, _, _ = text.partition(words)
    for _ in before:
        page.keyboard.press("ArrowRight")
    for _ in words:
        page.keyboard.press("Shift+ArrowRight")


def test_by_keys_from_a_pasted_text_to_a_saved_event(page: Page, desk: Desk) -> None:
    pasted(page, desk)
    page.get_by_role("tab", name="Eintrag").press("Enter")
    page.keyboard.press("Tab")
    for words, answer in (("10. Mai 2019", "Datum"), ("rund 80 Kinder", "Zahl"), ("Ada Beispiel", "Person Ada Beispiel")):
        marked(page, words)
        expect(page.locator(".panel")).to_be_visible()
        page.keyboard.press("Enter")
        if words == "Ada Beispiel":
            expect(page.locator(".panel")).to_contain_text("Steht schon in der Chronik.")
        expect(page.locator(".take")).to_be_focused()
        page.keyboard.press("Enter")
        said(page, f"Übernommen: {answer}")
        expect(page.locator(SOURCE_TEXT)).to_be_focused()
    page.keyboard.press("Control+s")
    standing(page, "Gespeichert")
    event = desk.text("content/events/lesenacht-in-suederau.md")
    assert "value: 2019-05-10" in event
    assert "value: 80" in event
    assert "person: ada-beispiel" in event
    assert "role: moderation" in event
    seed = desk.text("seeds/lesenacht-in-suederau.txt")
    assert LEFT_OUT not in seed
    assert "🎉" in seed
    page.get_by_role("tab", name="Eintrag").focus()
    page.keyboard.press("ArrowRight")
    expect(page.frame_locator("iframe").locator("h1")).to_contain_text("Lesenacht in Süderau")


def test_by_mouse_a_passage_becomes_a_claim_of_a_new_person(page: Page, desk: Desk) -> None:
    page.goto(desk.address)
    page.get_by_role("button", name="Neuer Text").click()
    page.get_by_label("Den ganzen Text hier einfügen").fill(TEXT)
    page.get_by_role("button", name="Weiter").click()
    page.get_by_role("button", name="Ablegen").click()
    page.get_by_role("button", name="Anlegen").click()
    expect(page.get_by_role("tab", name="Vorschläge")).to_be_visible()
    words = page.evaluate_handle("""() => {
      const range = document.createRange();
      const node = document.createTreeWalker(document.querySelector("#quelltext"), NodeFilter.SHOW_TEXT);
      while (node.nextNode()) {
        const at = node.currentNode.data.indexOf("Cara Neuland");
        if (at < 0) continue;
        range.setStart(node.currentNode, at);
        range.setEnd(node.currentNode, at + 12);
        const {x, y, width, height} = range.getBoundingClientRect();
        return {x, y, width, height};
      }
    }""").json_value()
    middle = words["y"] + words["height"] / 2
    page.mouse.move(words["x"] + 1, middle)
    page.mouse.down()
    page.mouse.move(words["x"] + words["width"], middle, steps=4)
    page.mouse.up()
    panel = page.locator(".panel")
    panel.get_by_role("button", name="Person").click()
    expect(panel).to_contain_text("wird neu angelegt")
    panel.get_by_label("Rolle").select_option(label="Leitung")
    expect(panel.locator(".agreement")).to_contain_text("Steht so im Text.")
    panel.get_by_role("button", name="Übernehmen").click()
    said(page, "Übernommen: Person Cara Neuland")
    expect(page.locator("#quelltext mark").first).to_be_visible()
    page.get_by_role("tab", name="Eintrag").click()
    page.locator("#quelltext mark", has_text="Cara Neuland").click()
    line = page.locator(".relation", has_text="Cara Neuland · Leitung")
    expect(line.locator("summary").first).to_be_focused()
    page.get_by_role("button", name="Speichern").click()
    standing(page, "Gespeichert")
    assert "name: Cara Neuland" in desk.text("content/people/cara-neuland.yaml")
    assert "person: cara-neuland" in desk.text("content/events/lesenacht-in-suederau.md")


def test_proposals_are_taken_and_dropped_with_a_key_each(page: Page, desk: Desk) -> None:
    pasted(page, desk)
    options = page.get_by_role("option")
    count = options.count()
    first = options.first.inner_text()
    page.keyboard.press("Delete")
    said(page, "Verworfen")
    expect(options).to_have_count(count - 1)
    before = page.locator(".relation, .claim .agreement.sure").count()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    said(page, "Angenommen")
    expect(options).to_have_count(count - 2)
    expect(page.get_by_role("listbox", name="Vorschläge")).to_be_focused()
    assert first not in options.all_inner_texts()
    page.keyboard.press("Control+z")
    said(page, "Rückgängig gemacht.")
    expect(page.locator(".relation, .claim .agreement.sure")).to_have_count(before)


def test_a_citation_stands_behind_a_sentence_of_ones_own(page: Page, desk: Desk) -> None:
    pasted(page, desk)
    marked(page, "Geschichten ausgesucht")
    expect(page.locator(".panel")).to_be_visible()
    page.keyboard.press("x")
    expect(page.get_by_label("Der Satz, in eigenen Worten")).to_be_focused()
    page.keyboard.type("Sie wählte die Geschichten.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    said(page, "Übernommen: Zitat im Text")
    page.keyboard.press("Control+s")
    standing(page, "Gespeichert")
    assert "Sie wählte die Geschichten.[@ " in desk.text("content/events/lesenacht-in-suederau.md")


def test_a_record_is_opened_by_the_beginning_of_its_name(page: Page, desk: Desk) -> None:
    page.goto(desk.address)
    page.get_by_label("Einen Eintrag öffnen").press_sequentially("beisp")
    expect(page.get_by_role("option", name="Ada Beispiel")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page.locator(field("name"))).to_have_value("Ada Beispiel")
