import "array"
import "bitwise"

s = (v) => string(v: v)

array.from(
    rows: [
        {call: "uand 12 10", gives: s(v: bitwise.uand(a: uint(v: 12), b: uint(v: 10)))},
        {call: "uor 12 10", gives: s(v: bitwise.uor(a: uint(v: 12), b: uint(v: 10)))},
        {call: "uxor 12 10", gives: s(v: bitwise.uxor(a: uint(v: 12), b: uint(v: 10)))},
        {call: "uclear 12 10", gives: s(v: bitwise.uclear(a: uint(v: 12), b: uint(v: 10)))},
        {call: "unot 0", gives: s(v: bitwise.unot(a: uint(v: 0)))},
        {call: "ulshift 1 63", gives: s(v: bitwise.ulshift(a: uint(v: 1), b: uint(v: 63)))},
        {call: "ulshift 1 64", gives: s(v: bitwise.ulshift(a: uint(v: 1), b: uint(v: 64)))},
        {call: "urshift max 63", gives: s(v: bitwise.urshift(a: bitwise.unot(a: uint(v: 0)), b: uint(v: 63)))},
        {call: "urshift max 64", gives: s(v: bitwise.urshift(a: bitwise.unot(a: uint(v: 0)), b: uint(v: 64)))},
        {call: "sand -4 7", gives: s(v: bitwise.sand(a: -4, b: 7))},
        {call: "sor -4 3", gives: s(v: bitwise.sor(a: -4, b: 3))},
        {call: "sxor -1 255", gives: s(v: bitwise.sxor(a: -1, b: 255))},
        {call: "sclear -1 255", gives: s(v: bitwise.sclear(a: -1, b: 255))},
        {call: "snot 0", gives: s(v: bitwise.snot(a: 0))},
        {call: "slshift 1 62", gives: s(v: bitwise.slshift(a: 1, b: 62))},
        {call: "slshift 1 64", gives: s(v: bitwise.slshift(a: 1, b: 64))},
        {call: "srshift -256 4", gives: s(v: bitwise.srshift(a: -256, b: 4))},
        {call: "srshift -256 64", gives: s(v: bitwise.srshift(a: -256, b: 64))},
    ],
)

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,call,gives
// ,,0,uand 12 10,8
// ,,0,uor 12 10,14
// ,,0,uxor 12 10,6
// ,,0,uclear 12 10,4
// ,,0,unot 0,18446744073709551615
// ,,0,ulshift 1 63,9223372036854775808
// ,,0,ulshift 1 64,0
// ,,0,urshift max 63,1
// ,,0,urshift max 64,0
// ,,0,sand -4 7,4
// ,,0,sor -4 3,-1
// ,,0,sxor -1 255,-256
// ,,0,sclear -1 255,-256
// ,,0,snot 0,-1
// ,,0,slshift 1 62,4611686018427387904
// ,,0,slshift 1 64,0
// ,,0,srshift -256 4,-16
// ,,0,srshift -256 64,-1
//
