// doc: aggregateWindow
