"""Makes the two workbooks of this folder with openpyxl and LibreOffice (Debian: python3-openpyxl, libreoffice-calc).

Run in this folder: /usr/bin/python3 workbooks.py
"""

import csv
import datetime
import subprocess

import openpyxl

with open('guests-utf16.csv', encoding='utf-16', newline='') as file:
    rows = list(csv.DictReader(file, delimiter='\t'))[:60]


def plain():
    """A list as a site makes it: text only."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = '报名'
    sheet.append(['票号', '姓名', '手机', '桌号', '签到状态'])
    for row in rows:
        sheet.append([row['票号'], row['姓名'], row['手机号码'], row['桌号'], row['签到状态']])
    book.save('guests-openpyxl.xlsx')


def rich():
    """A list as people keep it: an empty and a hidden sheet before it, a title, numbers, dates, formulas, blank rows."""
    book = openpyxl.Workbook()
    book.active.title = '封面'
    hidden = book.create_sheet('草稿')
    hidden.append(['票号', '姓名'])
    hidden.append(['X', '不应读到'])
    hidden.sheet_state = 'hidden'
    sheet = book.create_sheet('名单')
    sheet.append(['深圳 AI 之夜 嘉宾名单'])
    sheet.merge_cells('A1:G1')
    sheet.append([])
    sheet.append(['编号', '姓', '名', '姓名', '联系电话', '组别', '签到时间'])
    for i, row in enumerate(rows):
        at = 4 + i
        name = row['姓名']
        first, last = (name.split(' ', 1) if ' ' in name else (name[0], name[1:]))
        came = row['签到状态'] == '已签到'
        joined = f'=B{at}&" "&C{at}' if ' ' in name else f'=B{at}&C{at}'
        sheet.append([
            i + 1, first, last, joined, int(row['手机号码']), row['桌号'],
            datetime.datetime(2026, 1, 17, 18, 30 + i % 30) if came else None,
        ])
        sheet.cell(row=at, column=1).number_format = '000000'
        sheet.cell(row=at, column=7).number_format = 'yyyy-mm-dd hh:mm'
    book.save('guests-libreoffice.xlsx')
    # LibreOffice reckons the formulas and writes the file anew.
    subprocess.run(
        ['soffice', '--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', '.out', 'guests-libreoffice.xlsx'],
        check=True,
    )
    subprocess.run(['mv', '.out/guests-libreoffice.xlsx', '.'], check=True)
    subprocess.run(['rmdir', '.out'], check=True)


plain()
rich()
