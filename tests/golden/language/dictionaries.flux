import "array"
import "dict"

codes = ["ok": 200, "missing": 404]
more = dict.insert(dict: codes, key: "error", value: 500)
fewer = dict.remove(dict: more, key: "ok")
listed = dict.fromList(pairs: [{key: 1, value: "one"}, {key: 2, value: "two"}])

array.from(
    rows: [
        {
            ok: dict.get(dict: codes, key: "ok", default: 0),
            unknown: dict.get(dict: codes, key: "error", default: -1),
            inserted: dict.get(dict: more, key: "error", default: -1),
            removed: dict.get(dict: fewer, key: "ok", default: -1),
            listed: dict.get(dict: listed, key: 2, default: ""),
            empty: dict.get(dict: [:], key: "any", default: "none"),
        },
    ],
)

// ---
// #datatype,string,long,long,long,long,long,string,string
// #group,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,
// ,result,table,ok,unknown,inserted,removed,listed,empty
// ,,0,200,-1,500,-1,two,none
//
