import "array"
import "contrib/qxip/hash"
import "internal/debug"

array.from(rows: [{_value: "a"}, {_value: debug.null(type: "string")}])
    |> map(fn: (r) => ({r with md5: hash.md5(v: r._value), hmac: hash.hmac(v: "a", k: r._value)}))

// ---
// #datatype,string,long,string,string,string
// #group,false,false,false,false,false
// #default,_result,,,,
// ,result,table,_value,md5,hmac
// ,,0,a,0cc175b9c0f1b6a831c399e269772661,OQLthH/yiTC18UGr+otHFoElNnM=
// ,,0,,,
//
