// doc: aggregatewindow
