import "array"

pattern = /^srv-[0-9]+$/

array.from(
    rows: [{host: "srv-1"}, {host: "srv-22"}, {host: "db-1"}, {host: "xsrv-1"}, {host: "SRV-1"}, {host: "a/b"}],
)
    |> map(
        fn: (r) =>
            ({
                host: r.host,
                matches: r.host =~ pattern,
                differs: r.host !~ pattern,
                anywhere: r.host =~ /srv/,
                any_case: r.host =~ /(?i)srv/,
                slash: r.host =~ /a\/b/,
            }),
    )

// ---
// #datatype,string,long,boolean,boolean,boolean,string,boolean,boolean
// #group,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,
// ,result,table,any_case,anywhere,differs,host,matches,slash
// ,,0,true,true,false,srv-1,true,false
// ,,0,true,true,false,srv-22,true,false
// ,,0,false,false,true,db-1,false,false
// ,,0,true,true,true,xsrv-1,false,false
// ,,0,true,false,true,SRV-1,false,false
// ,,0,false,false,true,a/b,false,true
//
