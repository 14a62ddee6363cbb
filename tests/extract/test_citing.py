"""What a paper says of others: which it puts out of force, and which it only names."""

import pytest
from extract.containers import lines

from archivist.extract.citing import find_citations
from archivist.extract.flow import flow_of
from archivist.extract.lines import own_lines

OLD = "《村务公开办法》（包文明办〔2016〕501号）"
OTHER = "《志愿服务规定》（包文明办〔2016〕502号）"


def _abolished(text):
    found = find_citations(flow_of(own_lines(lines(text))), None)
    return {
        (each.title, each.number.serial if each.number else None)
        for each in found
        if each.kind.value != "cites"
    }


@pytest.mark.parametrize(
    "text",
    [
        f"经研究，决定废止{OLD}。",
        f"决定废止{OLD}。",
        f"决定废止{OLD}等2件文件。",
        f"经研究，决定废止{OLD}等2件文件，请遵照执行。",
        f"关于废止{OLD}的通知",
        f"现将废止{OLD}有关事项通知如下。",
        f"现决定对{OLD}予以废止。",
        f"{OLD}同时作废。",
        f"{OLD}自行失效。",
        f"{OLD}停止使用。",
        f"原{OLD}停止执行。",
        f"{OLD}自本通知印发之日起废止。",
        f"{OLD}自2017年5月1日起失效。",
        f"{OLD}，自本通知印发之日起同时废止。",
        f"{OLD}不再执行。",
        f"{OLD}已被《村务公开条例》（包府发〔2017〕3号）废止。",
        f"{OLD}由《村务公开条例》取代。",
        f"本细则由{OLD}修订而成，原细则同时停止使用。",
        f"本办法自印发之日起施行，同时废止{OLD}。",
        f"《村务公开条例》自印发之日起施行，{OLD}同时废止。",
        f"《村务公开条例》施行后，{OLD}即行废止。",
        f"根据《村务公开条例》（包府发〔2017〕3号），决定对{OLD}予以废止。",
        f"继续执行《村务公开条例》，{OLD}同时废止。",
        f"2016年9月8日印发的{OLD}同时作废。",
        f"下列文件自本通知印发之日起废止：{OLD}。",
        f"现决定废止下列文件：\n1.{OLD}",
        f"决定废止下列文件：{OLD}；",
        f"对以下规范性文件予以废止：\n一、{OLD}；\n一、提高认识，加强领导。",
        f"现予废止的文件目录如下：\n{OLD}\n一、提高认识，落实《村务公开条例》。",
        f"现将废止文件通知如下，自即日起废止：\n（1）{OLD}。",
        f"决定对下列1件文件宣布失效。\n1.{OLD}\n以上文件不再作为依据。",
        f"一、废止的文件（1件）\n1.{OLD}\n二、继续有效的文件\n1.{OTHER}",
        f"附件\n废止文件目录\n1.{OLD}",
        f"决定对附件所列文件予以废止。\n请遵照执行。\n附件\n文件目录\n1.{OLD}",
        "决定废止下列文件：\n序号\t文件名称\t文号\n1\t《村务公开办法》（包文明办〔2016〕501号）\t2016年",
        f"序号\t文件\t清理结果\n1\t{OLD}\t废止\n2\t{OTHER}\t继续有效",
    ],
)
def test_a_paper_put_out_of_force_is_found(text):
    assert _abolished(text) == {("村务公开办法", 501)}


@pytest.mark.parametrize(
    "text",
    [
        "原包文明办〔2016〕501号文件同时废止。",
        "包文明办〔2016〕501号同时废止。",
        "此前包文明办〔2016〕501号文件不再执行。",
        "决定废止包文明办〔2016〕501号文件。",
        "包文明办〔2016〕501号文件自本规则施行之日起不再执行。",
    ],
)
def test_a_paper_named_by_its_number_alone_is_found(text):
    assert _abolished(text) == {("", 501)}


@pytest.mark.parametrize(
    "text",
    [
        f"决定废止下列文件：\n1.{OLD}；\n2.{OTHER}。\n《其他制度汇编》继续有效。",
        f"决定废止下列文件：1.{OLD}；2.{OTHER}。",
        f"决定废止{OLD}、{OTHER}。",
        f"{OLD}、{OTHER}同时废止。",
        f"{OLD}和{OTHER}等2件文件予以废止。",
        f"本通知自印发之日起施行，{OLD}，{OTHER}同时废止。",
    ],
)
def test_every_paper_of_a_list_is_found(text):
    assert _abolished(text) == {("村务公开办法", 501), ("志愿服务规定", 502)}


def test_items_of_a_list_need_no_quotation_marks():
    text = "现决定废止以下文件：\n1.关于加强村务公开的通知（包文明办〔2016〕501号）\n2.村务公开办法"

    assert {title for title, _ in _abolished(text)} >= {"关于加强村务公开的通知", "村务公开办法"}
    assert 501 in {number for _, number in _abolished(text)}


def test_a_table_without_quotation_marks_lists_papers():
    text = "决定废止下列文件：\n序号\t文件名称\t文号\n1\t村务公开办法\t包文明办〔2016〕501号"

    assert ("村务公开办法", 501) in _abolished(text)


@pytest.mark.parametrize(
    "text",
    [
        f"本通知下发后，{OLD}不再废止，继续执行。",
        f"{OLD}与本细则不一致的，以本细则为准。",
        f"依据{OLD}第三条，废止不合格的档案柜采购合同。",
        f"{OLD}第三条同时废止。",
        f"废止{OLD}第三条、第四条。",
        f"{OLD}中有关收费的规定同时废止。",
        f"拟废止{OLD}。",
        f"建议废止{OLD}。",
        f"对{OLD}是否废止进行研究。",
        f"{OLD}尚未废止。",
        f"{OLD}继续有效，执行中遇到的问题及时反馈。",
        "根据《关于废止有关制度的决定》精神制定。",
        "贯彻《关于废止〈村务公开办法〉的决定》。",
        f"{OLD}有效期届满前仍然适用。",
        f"根据{OLD}，决定停止使用旧式档案盒。",
        f"根据{OLD}，原有规定同时废止。",
        f"如与上级文件冲突，{OLD}自行失效。",
        f"决定修改下列文件：\n1.{OLD}",
        f"继续有效的文件目录如下：\n1.{OLD}",
        f"决定废止一批文件。\n各单位要落实{OLD}。",
        f"决定废止下列文件：\n一、提高认识。\n二、落实{OLD}。",
        f"附件：1.废止文件目录\n2.继续有效文件目录\n3.{OLD}",
        f"序号\t文件\t清理结果\n1\t{OLD}\t继续有效",
    ],
)
def test_a_paper_that_stays_in_force_is_not_found(text):
    assert _abolished(text) == set()
