import "array"
import "contrib/qxip/hash"
import "strings"

// Texts of other lengths are hashed in other ways; the last one has two whole blocks of 64 bytes.
text = "The quick brown fox jumps over the lazy dog, again and again, until the dog has had enough and goes home to sleep beside the warm stove."

array.from(rows: [0, 1, 3, 4, 7, 8, 9, 16, 17, 32, 33, 64, 65, 128, 129] |> array.map(fn: (x) => ({size: x})))
    |> map(fn: (r) => ({r with hash: hash.cityhash64(v: strings.substring(v: text, start: 0, end: r.size))}))

// ---
// #datatype,string,long,long,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,size,hash
// ,,0,0,11160318154034397263
// ,,0,1,5570910369516329963
// ,,0,3,9456065179546978676
// ,,0,4,7426151758103449081
// ,,0,7,12915914661088991145
// ,,0,8,8261970815632334399
// ,,0,9,15693689613497209625
// ,,0,16,3887581654433788716
// ,,0,17,17248679875317671279
// ,,0,32,14343997730508542907
// ,,0,33,4305124436332828171
// ,,0,64,12774630961928122115
// ,,0,65,15972207052008066863
// ,,0,128,16377250253751696354
// ,,0,129,7624975527615834385
//
