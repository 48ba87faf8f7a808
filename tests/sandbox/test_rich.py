"""Rich messages: blocks and HTML, and what a person reads in them."""

from aiogram import Bot
from aiogram.types import (
    BufferedInputFile,
    InputMediaPhoto,
    InputRichBlockButtons,
    InputRichBlockDetails,
    InputRichBlockParagraph,
    InputRichBlockPhoto,
    InputRichBlockTable,
    InputRichMessage,
    RichBlockTableCell,
    RichMessageButton,
    RichTextBold,
)

from bot.sandbox.client import Person
from tests.sandbox.pictures import png

SUMMARY = """
<h2>Сводка на 1 марта</h2>
<table bordered striped>
  <caption>По разделам</caption>
  <tr><th>Раздел</th><th align="right">Сдано</th></tr>
  <tr><td><b>I.</b> Кадры</td><td align="right">3 из 5</td></tr>
  <tr><td colspan="2"><a href="https://example.org">Приказ</a></td></tr>
</table>
<details open><summary>Кто не сдал</summary><ol><li>Мартов</li><li>Рогова</li></ol></details>
Обновлено в 09:00
"""


def cell(text: str) -> RichBlockTableCell:
    return RichBlockTableCell(text=text, align="left", valign="top")


async def test_html_becomes_blocks(bot: Bot, vera: Person) -> None:
    sent = await bot.send_rich_message(vera.id, InputRichMessage(html=SUMMARY))
    heading, table, details, paragraph = sent.rich_message.blocks
    assert (heading.text, heading.size) == ("Сводка на 1 марта", 2)
    assert (table.is_bordered, table.is_striped, table.is_compact, table.caption) == (True, True, None, "По разделам")
    assert [[c.is_header for c in row] for row in table.cells] == [[True, True], [None, None], [None]]
    assert (table.cells[1][1].align, table.cells[2][0].colspan) == ("right", 2)
    assert (details.summary, details.is_open) == ("Кто не сдал", True)
    assert paragraph.text == "Обновлено в 09:00"
    assert (await vera.expect("Сводка")).text.splitlines() == [
        "Сводка на 1 марта",
        "По разделам",
        "Раздел | Сдано",
        "I. Кадры | 3 из 5",
        "Приказ",
        "Кто не сдал",
        "1. Мартов",
        "2. Рогова",
        "Обновлено в 09:00",
    ]


async def test_blocks_carry_buttons_and_pictures(bot: Bot, vera: Person) -> None:
    picture = InputMediaPhoto(media=BufferedInputFile(png(30, 20), "map.png"))
    blocks = [
        InputRichBlockParagraph(text=["Ждут приёмки: ", RichTextBold(text="5")]),
        InputRichBlockTable(cells=[[cell("Мартов"), cell("в срок")]]),
        InputRichBlockPhoto(photo=picture),
        InputRichBlockDetails(summary="Ещё", blocks=[InputRichBlockParagraph(text="Всё")]),
        InputRichBlockButtons(buttons=[RichMessageButton(text="Принять", callback_data="accept:1")]),
    ]
    sent = await bot.send_rich_message(vera.id, InputRichMessage(blocks=blocks))
    assert sent.rich_message.blocks[2].photo[-1].width == 30
    card = await vera.expect("Мартов | в срок")
    assert card.button("Принять").data == "accept:1"


async def test_rich_message_is_edited_to_text_and_back(bot: Bot, vera: Person) -> None:
    sent = await bot.send_rich_message(vera.id, InputRichMessage(html="<p>раз</p>"))
    plain = await sent.edit_text("два")
    assert (plain.rich_message, plain.text) == (None, "два")
    rich = await bot.edit_message_text(
        chat_id=vera.id, message_id=sent.message_id, rich_message=InputRichMessage(html="<p>три</p>")
    )
    assert (rich.text, rich.rich_message.blocks[0].text) == (None, "три")
    assert (await vera.chat())[-1].text == "три"
