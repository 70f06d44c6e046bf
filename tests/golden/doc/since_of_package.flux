// doc: geo.gridFilter

// ---
// tables |> geo.gridFilter(region: any, ?minSize: int, ?maxSize: int, ?level: int, ?s2cellIDLevel: int, ?units: record)
// import "experimental/geo"
// since Flux 0.63.0
//
// gridFilter keeps the rows in cells that a region touches, which may lie outside of it.
//
// ## Parameters
// - tables: Input tables.
// - region: Region.
// - minSize: Least number of cells. Default is `24`.
// - maxSize: Largest number of cells. Default is `-1`: any.
// - level: Level of the cells. Default is `-1`: it is chosen.
// - s2cellIDLevel: Level of the cells in `s2_cell_id`. Default is `-1`: it is looked up.
// - units: Units of measure. Default is the option `units`.
//
// ## Example
//     import "array"
//     import "experimental/geo"
//
//     array.from(
//         rows: [
//             {_time: 2024-01-01T10:00:00Z, id: "tram", tid: "4", s2_cell_id: "47900a09", lat: 47.3769, lon: 8.5417},
//             {_time: 2024-01-01T10:05:00Z, id: "tram", tid: "4", s2_cell_id: "479aa755", lat: 47.366, lon: 8.545},
//         ],
//     )
//         |> group(columns: ["id", "tid", "s2_cell_id"])
//         |> geo.gridFilter(region: {lat: 47.3769, lon: 8.5417, radius: 1.0})
//
// gridFilter : (<-tables: stream[{A with s2_cell_id: string}], region: B, ?minSize: int, ?maxSize: int, ?level: int, ?s2cellIDLevel: int, ?units: {distance: string}) => stream[{A with s2_cell_id: string}] where B: Record
