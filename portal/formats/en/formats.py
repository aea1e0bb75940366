"""Dates as the English edition writes them: September 18, 2023; short where a column is narrow."""

DATE_FORMAT = "F j, Y"
SHORT_DATE_FORMAT = "M j, Y"
MONTH_DAY_FORMAT = "F j"
YEAR_MONTH_FORMAT = "F Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "l, F j, Y, H:i"
SHORT_DATETIME_FORMAT = "F j, Y, H:i"
