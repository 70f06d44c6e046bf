import "array"
import "experimental/json"

d = json.parse(data: bytes(v: "{\"name\": \"a\", \"size\": 2, \"tags\": [\"x\", \"y\"], \"in\": {\"ok\": true}, \"none\": null}"))

array.from(rows: [{name: d.name, size: d.size + 0.5, tag: d.tags[1], ok: d.in.ok, there: exists d.none}])

// ---
// #datatype,string,long,string,double,string,boolean,boolean
// #group,false,false,false,false,false,false,false
// #default,_result,,,,,,
// ,result,table,name,size,tag,ok,there
// ,,0,a,2.5,y,true,false
//
