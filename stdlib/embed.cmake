# Writes OUT, a C++ file that holds every .flux text under ROOT as a raw string, in order of import path.

file(GLOB_RECURSE texts RELATIVE ${ROOT} ${ROOT}/*.flux)
# A blank sorts before every character of a path, so that a package comes before those below it.
list(TRANSFORM texts REPLACE "^(.*)/([^/]*)$" "\\1 \\2")
list(SORT texts)
list(TRANSFORM texts REPLACE " " "/")
set(code "#include \"stdlib/sources.h\"\n\nnamespace flux {\n\nnamespace {\nusing namespace std::string_view_literals;\n// Of a suffixed text nobody has to look for the end, for which compilers lose patience.\nconstexpr StdlibSource kSources[] = {\n")
foreach(text ${texts})
  cmake_path(GET text PARENT_PATH import_path)
  file(READ ${ROOT}/${text} content)
  string(APPEND code "    {\"${import_path}\", \"${text}\", R\"FLUX(${content})FLUX\"sv},\n")
endforeach()
string(APPEND code "};\n}  // namespace\n\nstd::span<const StdlibSource> StdlibSources() { return kSources; }\n\n}  // namespace flux\n")
file(WRITE ${OUT} "${code}")
