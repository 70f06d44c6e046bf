import "array"
import "experimental"

array.from(
    rows: [
        {
            added: experimental.addDuration(d: 1mo, to: 2024-01-31T00:00:00Z),
            subtracted: experimental.subDuration(d: 6h, from: 2024-01-01T00:00:00Z),
        },
    ],
)

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,added,subtracted
// ,,0,2024-02-29T00:00:00Z,2023-12-31T18:00:00Z
//
