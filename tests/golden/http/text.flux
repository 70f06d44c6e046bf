import "array"
import "http"

array.from(
    rows: [
        {call: "basicAuth", gives: http.basicAuth(u: "user", p: "pass:word")},
        {call: "basicAuth", gives: http.basicAuth(u: "", p: "")},
        {call: "pathEscape", gives: http.pathEscape(inputString: "a b/c?d=e&f+g:h@i;j,k")},
        {call: "pathEscape", gives: http.pathEscape(inputString: "é%20")},
        {call: "pathEscape", gives: http.pathEscape(inputString: "-_.~$!*'()")},
    ],
)

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,call,gives
// ,,0,basicAuth,Basic dXNlcjpwYXNzOndvcmQ=
// ,,0,basicAuth,Basic Og==
// ,,0,pathEscape,a%20b%2Fc%3Fd=e&f+g:h@i%3Bj%2Ck
// ,,0,pathEscape,%C3%A9%2520
// ,,0,pathEscape,-_.~$%21%2A%27%28%29
//
