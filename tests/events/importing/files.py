"""Calendars as other programs write them."""


def vevent(
    uid="one@example.org", summary="Council session", start="DTSTART;TZID=Asia/Ho_Chi_Minh:20300107T080000", *more
):
    return ["BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20291201T000000Z", f"SUMMARY:{summary}", start, *more, "END:VEVENT"]


def calendar(*events, head=()):
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Example//EN",
        *head,
        *(line for each in events for line in each),
    ]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()
