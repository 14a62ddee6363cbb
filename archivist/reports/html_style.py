"""The style sheet of an HTML report; it stands inside the page."""

from __future__ import annotations

from collections.abc import Mapping

from archivist.i18n import _
from archivist.reports.palette import DARK, LIGHT, Colours
from archivist.reports.table import Tone

_BASE = """
:root { color-scheme: light dark; --paper: #ffffff; --ink: #1f2933; --soft: #5b6776; --line: #d0d7df;
  --head: #2f4a6d; --on-head: #ffffff; --band: #e3e9f1; --link: #1f5fbf; %(light)s }
@media screen and (prefers-color-scheme: dark) { :root { --paper: #15191f; --ink: #e4e9f0;
  --soft: #9aa7b6; --line: #35404c; --head: #2b4468; --on-head: #ffffff; --band: #232c37;
  --link: #8dbbfa; %(dark)s } }
* { box-sizing: border-box; }
html { scroll-padding-top: 3.5em; }
body { margin: 0 auto; max-width: 110em; padding: 1.5em 2em 3em; background: var(--paper);
  color: var(--ink); font: 14px/1.55 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC",
  "Source Han Sans SC", sans-serif; }
h1 { margin: 0 0 .3em; text-align: center; font-size: 1.9em; letter-spacing: .08em; }
h2 { margin: 2em 0 .6em; font-size: 1.25em; border-left: .3em solid var(--head); padding-left: .5em; }
p { margin: .5em 0; }
p:is(.error, .warning) { padding: .5em .8em; border-radius: 4px; }
.notice { margin: .2em auto .6em; width: fit-content; padding: .15em 1em; border-radius: 4px;
  text-align: center; font-weight: 600; color: var(--warning-ink); background: var(--warning-fill); }
.meta { display: flex; flex-wrap: wrap; justify-content: center; gap: .2em 2em; margin: 0 0 1em; }
.meta div { display: flex; gap: .5em; white-space: nowrap; }
.meta dt { color: var(--soft); }
.meta dd { margin: 0; }
nav { margin: 1em 0; line-height: 2; }
nav a { margin-right: 1em; color: var(--link); white-space: nowrap; }
.figures { display: flex; flex-wrap: wrap; gap: .6em; margin: 1em 0; padding: 0; list-style: none; }
.figures li { flex: 1 1 8em; padding: .5em .8em; border: 1px solid var(--line); border-radius: 6px;
  text-align: center; }
.figures strong { display: block; font-size: 1.7em; line-height: 1.25;
  font-variant-numeric: tabular-nums; }
.figures span { font-size: .9em; }
table { width: 100%%; margin: .8em 0; table-layout: fixed; border-collapse: separate;
  border-spacing: 0; border-top: 1px solid var(--line); border-left: 1px solid var(--line); }
th, td { padding: .4em .5em; border-right: 1px solid var(--line);
  border-bottom: 1px solid var(--line); text-align: left; vertical-align: middle;
  overflow-wrap: anywhere; }
thead th { position: sticky; top: 0; z-index: 1; text-align: center; color: var(--on-head);
  background: var(--head); overflow-wrap: normal; }
.band th { background: var(--band); font-weight: 600; }
.band small { margin-left: .8em; font-weight: 400; color: var(--soft); }
.centre { text-align: center; }
.right { text-align: right; font-variant-numeric: tabular-nums; }
.day { white-space: nowrap; font-variant-numeric: tabular-nums; }
.total { font-weight: 600; }
.empty { padding: 1.2em; text-align: center; color: var(--soft); }
%(tones)s
@page { size: A4 landscape; margin: 12mm 12mm 15mm; @bottom-center { content: "%(page)s";
  font-size: 9pt; } }
@media print {
  body { max-width: none; padding: 0; font-size: 8pt; line-height: 1.4; }
  nav { display: none; }
  h2 { break-after: avoid; }
  table { min-width: 0 !important; }
  thead { display: table-header-group; }
  thead th { position: static; }
  tr, .figures { break-inside: avoid; }
  .band { break-after: avoid; }
  th, td { padding: .25em .45em; }
  thead th, td, th, li, p { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""


def style() -> str:
    """Return the style sheet; page numbers are in the user's language."""
    page = _("第 {page} 页 共 {pages} 页").format(
        page='" counter(page) "', pages='" counter(pages) "'
    )
    tones = "\n".join(
        f".{tone} {{ color: var(--{tone}-ink); background: var(--{tone}-fill); }}"
        for tone in Tone
        if tone is not Tone.PLAIN
    )
    return _BASE % {
        "light": _variables(LIGHT),
        "dark": _variables(DARK),
        "tones": tones,
        "page": page,
    }


def _variables(colours: Mapping[Tone, Colours]) -> str:
    return " ".join(
        f"--{tone}-ink: #{ink}; --{tone}-fill: {f'#{fill}' if fill else 'transparent'};"
        for tone, (ink, fill) in colours.items()
    )
