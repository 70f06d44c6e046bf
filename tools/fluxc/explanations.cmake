# Writes OUT, a C++ file that holds every text under ROOT as a raw string, in order of code.

file(GLOB texts RELATIVE ${ROOT} ${ROOT}/*.md)
list(SORT texts)
set(code "#include \"tools/fluxc/explanations.h\"\n\nnamespace flux::cli {\n\nnamespace {\nconstexpr Explanation kAll[] = {\n")
foreach(text ${texts})
  cmake_path(GET text STEM diagnostic)
  file(READ ${ROOT}/${text} content)
  string(APPEND code "    {\"${diagnostic}\", R\"TEXT(${content})TEXT\"},\n")
endforeach()
string(APPEND code "};\n}  // namespace\n\nstd::span<const Explanation> Explanations() { return kAll; }\n\n}  // namespace flux::cli\n")
file(WRITE ${OUT} "${code}")
