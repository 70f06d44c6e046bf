// Expressions have no declared type: that of their first value counts, and it must stay.
import "sql"

query = "WITH t(a, b) AS (VALUES (NULL, 1.5), (NULL, 2), (3, NULL), (4, 2)) SELECT a, b FROM t"

sql.from(driverName: "sqlite3", dataSourceName: ":memory:", query: query)

// ---
// #datatype,string,long,long,double
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,a,b
// ,,0,,1.5
// ,,0,,2
// ,,0,3,
// ,,0,4,2
//
