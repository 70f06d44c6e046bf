import "array"
import "experimental/geo"
import "internal/debug"

array.from(rows: [{token: "89c25"}, {token: debug.null(type: "string")}])
    |> map(fn: (r) => ({r with level: geo.getLevel(token: r.token)}))

// ---
// #datatype,string,long,string,long
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,token,level
// ,,0,89c25,8
//
// #datatype,string,string
// #group,true,true
// #default,,
// ,error,reference
// ,"cannot evaluate `experimental/geo.getLevel(token: r.token)`: `geo.getLevel`: argument `token` must be of type string, found null string; test the value with `exists` first
//   at null_token.flux:6:39
//   at null_token.flux:6:8",
// --- stderr
// fluxc: cannot evaluate `experimental/geo.getLevel(token: r.token)`: `geo.getLevel`: argument `token` must be of type string, found null string; test the value with `exists` first
//   at null_token.flux:6:39
//   |
// 6 |     |> map(fn: (r) => ({r with level: geo.getLevel(token: r.token)}))
//   |                                       ^^^^^^^^^^^^
//   at null_token.flux:6:8
// --- exit 1
