"""Every sentence can be said in English, and the files that say so are current."""

import ast
import gettext
import io
import re
import string
import subprocess
import sys
from collections import Counter
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from archivist import i18n
from archivist.domain.finding import Finding, Level
from archivist.domain.kind import Kind
from archivist.domain.place import Place, Spot
from archivist.errors import NotAWorkspaceError
from archivist.reports.registry import report_of
from archivist.rules.base import all_rules, rule_of

ROOT = Path(__file__).resolve().parents[1]
CHINESE = re.compile(r"[\u4e00-\u9fff]")
PUNCTUATION = re.compile(r"[。，；：？！、（）“”]")
REASONED = frozenset(
    {
        "DamagedError",
        "EncryptedError",
        "EmptyFileError",
        "UnreadableError",
        "BombError",
        "ChangedError",
    }
)
ADVICE = "run .ci/messages, and translate what it lists"


def the_script():
    loader = SourceFileLoader("messages", str(ROOT / ".ci" / "messages"))
    module = module_from_spec(spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module


SCRIPT = the_script()
SENTENCES = SCRIPT.messages()
PO = SCRIPT.po_file("en")
KNOWN = SCRIPT.translated(PO.read_bytes())


@pytest.fixture
def english():
    i18n.use("en")
    yield
    i18n.use("zh_CN")


def sources():
    return sorted((ROOT / "archivist").rglob("*.py"))


def calls_of(tree, names):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            yield node


def fields(sentence):
    parts = string.Formatter().parse(sentence)
    return Counter((name, spec, how) for _, name, spec, how in parts if name is not None)


def made_before_it_is_translated(argument):
    """Whether a sentence is put together first, so that no catalogue can hold it."""
    joined = isinstance(argument, ast.JoinedStr | ast.BinOp)
    called = argument.func if isinstance(argument, ast.Call) else None
    return joined or (isinstance(called, ast.Attribute) and called.attr in {"format", "join"})


def at_import(tree):
    """Yield the nodes that run when the module is imported."""
    todo = list(tree.body)
    while todo:
        node = todo.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            todo += [*node.decorator_list, *node.args.defaults]
        elif not isinstance(node, ast.Lambda):
            yield node
            todo += ast.iter_child_nodes(node)


def test_the_template_holds_exactly_the_sentences_of_the_program():
    written = (SCRIPT.LOCALE / "archivist.pot").read_bytes()

    assert written == SCRIPT.template(SENTENCES), ADVICE


def test_the_template_changes_only_when_a_sentence_does():
    written = (SCRIPT.LOCALE / "archivist.pot").read_text(encoding="utf-8")

    assert "Date" not in written.split("\n\n")[0]
    assert not re.search(r"^#:.*:\d", written, re.MULTILINE)


def test_every_sentence_is_translated_and_none_is_left_over():
    assert SENTENCES.keys() - KNOWN.keys() == set(), ADVICE
    assert KNOWN.keys() - SENTENCES.keys() == set(), ADVICE


def test_no_translation_is_a_guess():
    catalog = read_po(io.BytesIO(PO.read_bytes()))

    assert [message.id for message in catalog if message.id and message.fuzzy] == []
    assert not catalog.obsolete


@pytest.mark.parametrize("name", ["archivist.po", "archivist.mo"])
def test_a_written_file_is_what_the_script_would_write(name):
    catalog = SCRIPT.translation(SENTENCES, "en", KNOWN)
    made = SCRIPT._text(catalog) if name.endswith("po") else SCRIPT.compiled(catalog)

    assert PO.with_name(name).read_bytes() == made, ADVICE


def test_a_translation_keeps_every_field():
    changed = [text for text, said in KNOWN.items() if fields(text) != fields(said)]

    assert changed == []


def test_a_translation_keeps_its_lines():
    assert [t for t, said in KNOWN.items() if t.count("\n\n") != said.count("\n\n")] == []
    assert [t for t, said in KNOWN.items() if (t[:1] == " ") > (said[:1] == " ")] == []


def test_english_has_english_punctuation():
    quoted = re.compile(r"XX市, ×××|Separate with 、 or ，|[\u4e00-\u9fff，。]+")
    wrong = [said for said in KNOWN.values() if PUNCTUATION.search(quoted.sub("", said))]

    assert wrong == []


def test_a_sentence_is_translated_before_it_is_filled_in():
    wrong = [
        f"{path.relative_to(ROOT).as_posix()}:{call.lineno}"
        for path in sources()
        for call in calls_of(ast.parse(path.read_bytes()), {"_", "N_"})
        if any(made_before_it_is_translated(argument) for argument in call.args)
        or (call.func.id == "N_" and not isinstance(call.args[0], ast.Constant))
    ]

    assert wrong == []


@pytest.mark.parametrize(
    "written",
    [
        '_(f"共 {n} 处")',
        '_("共 {n} 处".format(n=n))',
        '_("共 " + n)',
        '_("共 %s" % n)',
        '_("".join(n))',
    ],
)
def test_a_sentence_put_together_too_early_is_noticed(written):
    call = next(calls_of(ast.parse(written), {"_"}))

    assert made_before_it_is_translated(call.args[0])


def test_nothing_is_translated_before_the_language_is_known():
    """A command's module is imported after the language was chosen; all others may come before."""
    early = {
        path.relative_to(ROOT).as_posix()
        for path in sources()
        if path.parent.name != "cli"
        for node in at_import(ast.parse(path.read_bytes()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_"
    }

    assert early == set()


def test_extraction_finds_what_is_marked_and_what_explains_a_rule(tmp_path):
    package = tmp_path / "archivist"
    package.mkdir()
    (package / "b.py").write_text(
        "from archivist.i18n import N_, _\n"
        "LABEL = N_('第一句，'\n    '接着说')\n"
        "def told(n):\n    return f\"{_('份')} {n}\" + _(NAMES['key']) + _('' if n else '第一句，接着说')\n",
        encoding="utf-8",
    )
    (package / "a.py").write_text(
        "@rule('X01', message=N_('{n} 处'))\n"
        'def offence(slot):\n    """第一行。\n\n    第二行。\n    """\n'
        'def plain():\n    """不是规则。"""\n',
        encoding="utf-8",
    )

    found = SCRIPT.messages(package)

    assert found == {
        "{n} 处": ("archivist/a.py",),
        "第一行。\n\n第二行。": ("archivist/a.py",),
        "第一句，接着说": ("archivist/b.py",),
        "份": ("archivist/b.py",),
    }


def test_a_new_sentence_is_listed_and_a_changed_one_is_not_guessed():
    known = {"旧的一句": "an old one", "还在": "still there"}

    catalog = SCRIPT.translation({"旧的一句话": ("a.py",), "还在": ("a.py",)}, "en", known)

    assert {m.id: m.string for m in catalog if m.id} == {"旧的一句话": "", "还在": "still there"}
    spoken = gettext.GNUTranslations(io.BytesIO(SCRIPT.compiled(catalog)))
    assert spoken.gettext("还在") == "still there"
    assert spoken.gettext("旧的一句话") == "旧的一句话"


@pytest.mark.usefixtures("english")
def test_findings_errors_levels_and_reports_speak_english():
    values = {"width": 640, "height": 480, "minimum": 1080}
    finding = Finding("P09", Level.CONFIRM, values=values)
    rule = rule_of("P09")

    assert rule.say(finding) == "Only 640×480 pixels; the short side is under 1080"
    assert not CHINESE.search(rule.advise(finding) + rule.doc)
    assert NotAWorkspaceError(path="/x").happened.startswith("/x is not a workspace")
    assert [i18n._(level.label) for level in reversed(Level)] == [
        "Error",
        "Warning",
        "To confirm",
        "Hint",
    ]
    assert report_of("gap list").slug == "gaps"


@pytest.mark.usefixtures("english")
def test_values_inside_a_sentence_speak_english_too():
    spots = [Spot("XX市", Place(paragraph=3)), Spot("待补充")]
    placeholder = Finding("T08", Level.ERROR, values={"count": 2, "spots": spots})
    overdue = {"due": "2017-06-30", "days": 3, "kinds": [Kind.PHOTO, Kind.TABLE], "unit": "教育局"}
    late = Finding("M04", Level.ERROR, values={**overdue, "person": ""})

    said = rule_of("T08").say(placeholder)
    told = rule_of("M04").say(late)

    assert said == "Placeholders left: 2 (XX市 (paragraph 3), 待补充)"
    assert told.endswith("still missing: Site photo, Statistical table (教育局 not filled in)")


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.slug)
def test_a_rule_explains_itself_in_english(rule):
    lines = [line for line in rule.doc.split("\n") if line]

    assert rule.doc in KNOWN.values()
    assert all(line[-1] in ".)" for line in lines)
    assert i18n._(rule.remedy).endswith(".")


def test_the_command_line_speaks_the_language_it_is_asked_for():
    command = [sys.executable, "-m", "archivist", "rules", "M01", "--lang"]

    said = [
        subprocess.run(
            [*command, language], capture_output=True, encoding="utf-8", check=True
        ).stdout
        for language in i18n.LANGUAGES
    ]

    assert [bool(CHINESE.search(each)) for each in said] == [True, False]


def test_chinese_stands_in_where_there_is_no_other_word(english):
    i18n.use("fr")
    in_an_unknown_language = i18n._(Level.ERROR.label)
    i18n.use("en")
    data = i18n._("包头市")

    assert in_an_unknown_language == "错误"
    assert data == "包头市"
    assert i18n._("") == ""


def test_no_reader_gives_its_reason_in_english_only():
    unmarked = {
        f"{path.name}:{node.lineno}"
        for path in (ROOT / "archivist" / "extract").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in REASONED
        and any(isinstance(argument, ast.Constant) for argument in node.args)
    }

    assert unmarked == set()
