// doc: sql.from
