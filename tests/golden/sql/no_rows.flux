// A table without rows, whose columns were not declared.
import "sql"

sql.from(driverName: "sqlite3", dataSourceName: ":memory:", query: "SELECT 1 AS a, 'x' AS b WHERE false")

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,0,,
// ,result,table,a,b
//
