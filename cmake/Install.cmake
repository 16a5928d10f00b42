# What `cmake --install` puts where, and the Debian package that `cpack` makes of it.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/Ingot)
install(TARGETS ingot EXPORT IngotTargets)
install(EXPORT IngotTargets NAMESPACE Ingot:: DESTINATION ${package_folder})
# A program: who uses it may build for any machine.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/IngotConfigVersion.cmake COMPATIBILITY SameMinorVersion
                                 ARCH_INDEPENDENT)
install(FILES cmake/package/IngotConfig.cmake cmake/package/IngotFunctions.cmake
              ${PROJECT_BINARY_DIR}/IngotConfigVersion.cmake
        DESTINATION ${package_folder})
install(FILES LICENSE README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})

# The man page and the completions, made from the program's own table of options.
if(NOT INGOT_FRONTEND_ONLY)
  find_program(INGOT_BUILD_PYTHON python3 REQUIRED DOC "The Python that writes the man page")
  set(pages ${PROJECT_BINARY_DIR}/option_pages)
  set(page_files ${pages}/ingot.1 ${pages}/ingot ${pages}/_ingot ${pages}/ingot.fish)
  add_custom_command(
    OUTPUT ${page_files}
    COMMAND ${INGOT_BUILD_PYTHON} ${PROJECT_SOURCE_DIR}/cmake/option_pages.py $<TARGET_FILE:ingot> ${pages}
    DEPENDS ingot cmake/option_pages.py
    COMMENT "Man page and completions"
    VERBATIM)
  add_custom_target(option_pages ALL DEPENDS ${page_files})
  install(FILES ${pages}/ingot.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  install(FILES ${pages}/ingot DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
  install(FILES ${pages}/_ingot DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
  install(FILES ${pages}/ingot.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME ingot)
set(CPACK_PACKAGE_CONTACT "The maintainers of Ingot <maintainers@ingot.invalid>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
if(NOT INGOT_STATIC_LLVM)
  set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON) # the product needs no libraries
endif()
include(CPack)
