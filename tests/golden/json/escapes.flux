// As Go's encoding/json has it: what HTML and JavaScript give a meaning is escaped too.
import "array"
import "json"

text = (v) => string(v: json.encode(v: v))

array.from(
    rows: [
        {what: "web", json: text(v: "a<b>c&d")},
        {what: "line separators", json: text(v: "\xe2\x80\xa8 \xe2\x80\xa9")},
        {what: "short", json: text(v: "\"\\\n\r\t\x08\x0c")},
        {what: "control", json: text(v: "\x00\x1f\x7f")},
        {what: "others", json: text(v: "é 漢 😀 '/")},
        {what: "names", json: text(v: {"<a>": 1})},
        {what: "keys", json: text(v: ["&": 1])},
        {what: "regular expression", json: text(v: /<.>/)},
    ],
)

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,what,json
// ,,0,web,"""a\u003cb\u003ec\u0026d"""
// ,,0,line separators,"""\u2028 \u2029"""
// ,,0,short,"""\""\\\n\r\t\b\f"""
// ,,0,control,"""\u0000\u001f"""
// ,,0,others,"""é 漢 😀 '/"""
// ,,0,names,"{""\u003ca\u003e"":1}"
// ,,0,keys,"{""\u0026"":1}"
// ,,0,regular expression,"""\u003c.\u003e"""
//
