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
