"""The place in lists of stories without a date of publication.

A place is not a date and is never shown as one. A story takes it from its neighbors in the old list; where
no neighbor has a date either, the whole list stands after everything dated, in its own order.
"""

import datetime

NOWHERE = datetime.datetime(1900, 1, 15, tzinfo=datetime.UTC)
STEP = datetime.timedelta(seconds=1)
