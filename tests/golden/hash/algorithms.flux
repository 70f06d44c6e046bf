import "array"
import "contrib/qxip/hash"

rows = (v) =>
    array.from(
        rows: [
            {algorithm: "sha256", hash: hash.sha256(v: v)},
            {algorithm: "sha1", hash: hash.sha1(v: v)},
            {algorithm: "md5", hash: hash.md5(v: v)},
            {algorithm: "xxhash64", hash: hash.xxhash64(v: v)},
            {algorithm: "cityhash64", hash: hash.cityhash64(v: v)},
            {algorithm: "b64", hash: hash.b64(v: v)},
            {algorithm: "hmac", hash: hash.hmac(v: v, k: "key")},
        ],
    )

rows(v: "Hello, world!") |> yield(name: "text")
rows(v: "") |> yield(name: "empty")
rows(v: "héé?>>") |> yield(name: "not ascii")

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,text,,,
// ,result,table,algorithm,hash
// ,,0,sha256,315f5bdb76d078c43b8ac0064e4a0164612b1fce77c869345bfc94c75894edd3
// ,,0,sha1,943a702d06f34599aee1f8da8ef9f7296031d699
// ,,0,md5,6cd3556deb0da54bca060b4c39479839
// ,,0,xxhash64,17691043854468224118
// ,,0,cityhash64,2359500134450972198
// ,,0,b64,SGVsbG8sIHdvcmxkIQ==
// ,,0,hmac,/tRLgy8BCRbGhypBIiNOV2OKLf0=
//
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,empty,,,
// ,result,table,algorithm,hash
// ,,0,sha256,e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
// ,,0,sha1,da39a3ee5e6b4b0d3255bfef95601890afd80709
// ,,0,md5,d41d8cd98f00b204e9800998ecf8427e
// ,,0,xxhash64,17241709254077376921
// ,,0,cityhash64,11160318154034397263
// ,,0,b64,
// ,,0,hmac,9Cuw7rAY671Fl65yE3EexgdghD8=
//
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,not ascii,,,
// ,result,table,algorithm,hash
// ,,0,sha256,6f15edb959cd5407aa4abc3bc64339ab6c88edc175a93d1648de62841dcc7b9a
// ,,0,sha1,12e4a5660092af7c5eba4e2630e1a2bdd3fab3be
// ,,0,md5,51ce12290819719f53d59a34c08c544b
// ,,0,xxhash64,120174057175895603
// ,,0,cityhash64,18128776675907868213
// ,,0,b64,aMOpw6k_Pj4=
// ,,0,hmac,wlNdJnpiycwE5ZWNleHy/IHQbWU=
//
