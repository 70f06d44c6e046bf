import "array"

numbers = [10, 20, 30]
grid = [[1, 2], [3, 4]]
records = [{id: 1, tag: "x"}, {id: 2, tag: "y"}]

array.from(
    rows: [
        {
            second: numbers[1],
            last: numbers[length(arr: numbers) - 1],
            cell: grid[1][0],
            tag: records[1].tag,
            has: contains(value: 20, set: numbers),
            hasnt: contains(value: 21, set: numbers),
            empty: length(arr: []),
        },
    ],
)

// ---
// #datatype,string,long,long,long,long,string,boolean,boolean,long
// #group,false,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,,
// ,result,table,second,last,cell,tag,has,hasnt,empty
// ,,0,20,30,3,y,true,false,0
//
