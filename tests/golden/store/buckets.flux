// bucket: zulu
// bucket: db/policy
// data: metrics metrics.lp
import "influxdata/influxdb"
import "influxdata/influxdb/v1"

// IDs are numbers of the order in which buckets were made.
buckets() |> yield(name: "buckets")
influxdb.buckets(org: "mine") |> filter(fn: (r) => r.name =~ /u/) |> yield(name: "of an organization")
v1.databases() |> yield(name: "databases")

// ---
// #datatype,string,long,string,string,string,string,long
// #group,false,false,false,false,true,false,false
// #default,buckets,,,,,,
// ,result,table,name,id,organizationID,retentionPolicy,retentionPeriod
// ,,0,_monitoring,00000000fffffffc,,,604800000000000
// ,,0,_tasks,00000000fffffffd,,,259200000000000
// ,,0,db/policy,0000000000000002,,,0
// ,,0,metrics,0000000000000003,,,0
// ,,0,zulu,0000000000000001,,,0
//
// #datatype,string,long,string,string,string,string,long
// #group,false,false,false,false,true,false,false
// #default,of an organization,,,,,,
// ,result,table,name,id,organizationID,retentionPolicy,retentionPeriod
// ,,0,zulu,0000000000000001,mine,,0
//
// #datatype,string,long,string,string,string,long,boolean,string
// #group,false,false,true,false,false,false,false,false
// #default,databases,,,,,,,
// ,result,table,organizationID,databaseName,retentionPolicy,retentionPeriod,default,bucketID
// ,,0,,_monitoring,autogen,604800000000000,true,00000000fffffffc
// ,,0,,_tasks,autogen,259200000000000,true,00000000fffffffd
// ,,0,,db,policy,0,false,0000000000000002
// ,,0,,metrics,autogen,0,true,0000000000000003
// ,,0,,zulu,autogen,0,true,0000000000000001
//
