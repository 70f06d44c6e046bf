import "array"

array.from(
    rows: [
        {text: string(v: 1h30m)},
        {text: string(v: 90m)},
        {text: string(v: 1d12h)},
        {text: string(v: 1w)},
        {text: string(v: 1y2mo3d)},
        {text: string(v: 14mo)},
        {text: string(v: 1500ms)},
        {text: string(v: 1us)},
        {text: string(v: 1µs)},
        {text: string(v: 1s1ms1us1ns)},
        {text: string(v: -1mo5d)},
        {text: string(v: 0s)},
        {text: string(v: 5m1h5m)},
    ],
)

// ---
// #datatype,string,long,string
// #group,false,false,false
// #default,_result,,
// ,result,table,text
// ,,0,1h30m
// ,,0,1h30m
// ,,0,1d12h
// ,,0,1w
// ,,0,1y2mo3d
// ,,0,1y2mo
// ,,0,1s500ms
// ,,0,1us
// ,,0,1us
// ,,0,1s1ms1us1ns
// ,,0,-1mo5d
// ,,0,0ns
// ,,0,1h10m
//
