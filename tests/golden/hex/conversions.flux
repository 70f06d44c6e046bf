import "array"
import "contrib/bonitoo-io/hex"

array.from(
    rows: [
        {call: "int 1f", gives: string(v: hex.int(v: "1f"))},
        {call: "int -0xFF", gives: string(v: hex.int(v: "-0xFF"))},
        {call: "int smallest", gives: string(v: hex.int(v: "-8000000000000000"))},
        {call: "uint greatest", gives: string(v: hex.uint(v: "0xffffffffffffffff"))},
        {call: "bytes", gives: string(v: hex.bytes(v: "48656C6c6f"))},
        {call: "no bytes", gives: "<" + string(v: hex.bytes(v: "")) + ">"},
        {call: "string of int", gives: hex.string(v: -4096)},
        {call: "string of uint", gives: hex.string(v: uint(v: 255))},
        {call: "string of bytes", gives: hex.string(v: bytes(v: "Hello"))},
        {call: "string of string", gives: hex.string(v: "as is")},
        {call: "string of float", gives: hex.string(v: 1.5)},
        {call: "string of bool", gives: hex.string(v: true)},
        {call: "string of time", gives: hex.string(v: 2024-01-02T03:04:05Z)},
        {call: "string of duration", gives: hex.string(v: 90m)},
    ],
)

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,call,gives
// ,,0,int 1f,31
// ,,0,int -0xFF,-255
// ,,0,int smallest,-9223372036854775808
// ,,0,uint greatest,18446744073709551615
// ,,0,bytes,Hello
// ,,0,no bytes,<>
// ,,0,string of int,-1000
// ,,0,string of uint,ff
// ,,0,string of bytes,48656c6c6f
// ,,0,string of string,as is
// ,,0,string of float,1.5
// ,,0,string of bool,true
// ,,0,string of time,2024-01-02T03:04:05.000000000Z
// ,,0,string of duration,1h30m
//
