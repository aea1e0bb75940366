"""Dates as Vietnamese pages write them: 18 tháng 9 năm 2023; in figures where a column is narrow."""

# Escaped are the letters of "tháng" and "năm" that stand for parts of a date.
DATE_FORMAT = r"j \t\há\n\g n \nă\m Y"
SHORT_DATE_FORMAT = "d/m/Y"
MONTH_DAY_FORMAT = r"j \t\há\n\g n"
YEAR_MONTH_FORMAT = r"\t\há\n\g n \nă\m Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = r"l, j \t\há\n\g n \nă\m Y, H:i"
SHORT_DATETIME_FORMAT = "d/m/Y, H:i"
