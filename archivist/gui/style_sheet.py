"""What the palette cannot say. A widget that gets a border here is styled whole."""

from __future__ import annotations

STYLE = """
QMainWindow, QDialog {{ background:{window}; }}
#navigation {{ background:{navigation}; border:none; border-right:1px solid {line}; outline:0; padding:8px 6px; }}
#navigation::item {{ padding-left:8px; border-radius:6px; color:{text}; }}
#navigation::item:hover {{ background:{hover}; }}
#navigation::item:selected {{ background:{selected}; color:{text}; }}
#navigation::item:disabled {{ color:{muted}; }}
#card, #pick {{ background:{surface}; border:1px solid {line}; border-radius:8px; }}
#line {{ background:transparent; border:1px solid transparent; border-radius:6px; }}
#pick:hover, #line:hover {{ background:{hover}; }}
#pick:focus, #line:focus {{ border:2px solid {accent}; }}
#pick[chosen="true"], #line[chosen="true"] {{ background:{selected}; border:1px solid {accent}; }}
#card[drop="true"] {{ background:{hover}; border:2px dashed {accent}; }}
#piece {{ background:transparent; border:1px solid transparent; border-radius:6px; }}
#piece:hover {{ background:{hover}; }}
#piece:focus {{ border:1px solid {accent}; }}
#piece[chosen="true"] {{ background:{selected}; }}
#banner {{ border-radius:8px; border:1px solid {line}; background:{surface}; }}
#banner[tone="good"] {{ background:{good_bg}; border-color:{good_bg}; }}
#banner[tone="good"] QLabel {{ color:{good}; }}
#banner[tone="bad"] {{ background:{bad_bg}; border-color:{bad_bg}; }}
#banner[tone="bad"] QLabel {{ color:{bad}; }}
#h1 {{ font-size:19px; font-weight:600; }}
#h2 {{ font-size:15px; font-weight:600; }}
#muted {{ color:{muted}; }}
#bad {{ color:{bad}; }}
#good {{ color:{good}; }}
#big {{ font-size:25px; font-weight:600; }}
#tag {{ background:{partial_bg}; color:{partial}; border-radius:9px; padding:2px 9px; font-weight:600; }}
QLineEdit, QComboBox, QDateEdit, QAbstractSpinBox {{ background:{surface}; border:1px solid {line}; border-radius:6px;
  padding:5px 8px; min-height:20px; }}
QLineEdit:focus, QComboBox:focus, QDateEdit:focus, QAbstractSpinBox:focus {{ border:1px solid {accent}; }}
QLineEdit:disabled, QComboBox:disabled, QDateEdit:disabled, QAbstractSpinBox:disabled {{ color:{muted}; background:{window}; }}
QTableView QLineEdit {{ padding:0 4px; border-radius:0; min-height:0; }}
QPushButton {{ background:{surface}; border:1px solid {line}; border-radius:6px; padding:6px 14px; }}
QPushButton:hover {{ background:{hover}; }}
QPushButton:pressed, QPushButton:checked {{ background:{selected}; }}
QPushButton:focus {{ border:1px solid {accent}; }}
QPushButton:disabled {{ color:{muted}; background:{window}; }}
QPushButton#primary {{ background:{accent}; color:{accent_text}; border:1px solid {accent}; }}
QPushButton#primary:focus {{ border:2px solid {text}; }}
QPushButton#primary:disabled {{ background:{none_bg}; color:{muted}; border:1px solid {line}; }}
QPushButton#flat, QToolButton {{ background:transparent; border:1px solid transparent; border-radius:6px; padding:4px 8px; }}
QPushButton#flat:hover, QToolButton:hover {{ background:{hover}; }}
QPushButton#flat:focus, QToolButton:focus {{ border:1px solid {accent}; }}
QPushButton#drop {{ border:1px dashed {muted}; border-radius:6px; color:{muted}; padding:7px; background:transparent; }}
QPushButton#drop:hover, QPushButton#drop:focus {{ border:1px dashed {accent}; background:{hover}; }}
QPushButton#chip {{ padding:4px 10px; border-radius:13px; }}
QPushButton#chip:checked {{ background:{selected}; border:1px solid {accent}; }}
QToolButton:disabled {{ color:{muted}; }}
#partial {{ color:{partial}; }}
QTabBar::tab {{ background:transparent; border:none; border-bottom:2px solid transparent; padding:5px 9px; color:{muted}; }}
QTabBar::tab:hover {{ color:{text}; background:{hover}; }}
QTabBar::tab:selected {{ color:{text}; border-bottom:2px solid {accent}; }}
QTabBar::tab:focus {{ background:{hover}; }}
QTableView, QTreeView, QListView#list {{ background:{surface}; border:1px solid {line}; border-radius:8px; gridline-color:{line};
  alternate-background-color:{alternate}; selection-background-color:{selected}; selection-color:{text}; outline:0; }}
QTableView::item {{ padding:0 6px; }}
QTreeView::item {{ padding:3px 4px; }}
QTreeView::item:hover {{ background:{hover}; }}
QTreeView::item:selected {{ background:{selected}; color:{text}; }}
QListView#list::item:selected {{ background:{selected}; color:{text}; }}
QListView#list::item:hover {{ background:{hover}; }}
QHeaderView {{ background:{alternate}; border:none; }}
QHeaderView::section {{ background:{alternate}; color:{muted}; border:none; border-bottom:1px solid {line}; padding:6px 6px; }}
QTableCornerButton::section {{ background:{alternate}; border:none; }}
QProgressBar {{ background:{none_bg}; border:none; border-radius:4px; max-height:8px; min-height:8px; }}
QProgressBar::chunk {{ background:{accent}; border-radius:4px; }}
QSlider::groove:horizontal {{ background:{none_bg}; height:6px; border-radius:3px; }}
QSlider::sub-page:horizontal {{ background:{accent}; height:6px; border-radius:3px; }}
QSlider::handle:horizontal {{ background:{surface}; border:2px solid {accent}; width:12px; margin:-5px 0; border-radius:8px; }}
QSlider::handle:horizontal:focus, QSlider::handle:horizontal:hover {{ background:{accent}; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border:none; width:22px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image:url("{arrow_down}"); width:14px; height:14px; }}
QSpinBox::up-button, QDoubleSpinBox::up-button {{ border:none; width:20px; subcontrol-position:top right; }}
QSpinBox::down-button, QDoubleSpinBox::down-button {{ border:none; width:20px; subcontrol-position:bottom right; }}
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow {{ image:url("{arrow_up}"); width:12px; height:12px; }}
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow {{ image:url("{arrow_down}"); width:12px; height:12px; }}
QComboBox QAbstractItemView {{ background:{surface}; border:1px solid {line}; selection-background-color:{selected};
  selection-color:{text}; padding:4px; }}
QScrollBar:vertical {{ background:transparent; width:12px; margin:2px; }}
QScrollBar::handle:vertical {{ background:{line}; min-height:32px; border-radius:4px; }}
QScrollBar::handle:vertical:hover {{ background:{muted}; }}
QScrollBar:horizontal {{ background:transparent; height:12px; margin:2px; }}
QScrollBar::handle:horizontal {{ background:{line}; min-width:32px; border-radius:4px; }}
QScrollBar::handle:horizontal:hover {{ background:{muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width:0; height:0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background:transparent; }}
QScrollArea {{ background:transparent; border:none; }}
#canvas {{ background:transparent; }}
QPlainTextEdit, QTextBrowser, QTextEdit {{ background:{surface}; border:1px solid {line}; border-radius:8px; padding:6px; }}
QPlainTextEdit:focus {{ border:1px solid {accent}; }}
QMenuBar {{ background:{navigation}; border-bottom:1px solid {line}; }}
QMenuBar::item {{ padding:5px 10px; background:transparent; }}
QMenuBar::item:selected {{ background:{hover}; }}
QMenu {{ background:{surface}; border:1px solid {line}; padding:4px; }}
QMenu::item {{ padding:6px 28px 6px 26px; border-radius:4px; }}
QMenu::item:selected {{ background:{selected}; color:{text}; }}
QMenu::item:disabled {{ color:{muted}; }}
QMenu::separator {{ height:1px; background:{line}; margin:4px 6px; }}
QMenu::icon {{ padding-left:6px; }}
QToolTip {{ background:{surface}; color:{text}; border:1px solid {line}; padding:4px 6px; }}
QSplitter::handle {{ background:transparent; }}
QStatusBar {{ color:{muted}; border-top:1px solid {line}; background:{navigation}; }}
QStatusBar::item {{ border:none; }}
QGroupBox {{ border:1px solid {line}; border-radius:8px; margin-top:10px; padding-top:8px; }}
QGroupBox::title {{ subcontrol-origin:margin; left:10px; padding:0 4px; color:{muted}; }}
"""
