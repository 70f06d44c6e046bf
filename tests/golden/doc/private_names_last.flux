// doc: experimental/aggregate
