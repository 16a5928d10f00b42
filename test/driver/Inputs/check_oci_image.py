#!/usr/bin/env python3
"""check_oci_image.py IMAGE FOLDER: whether IMAGE, a tar, is an OCI image layout of image-spec 1.1 whose layers have one program each.

Every blob is what its digest and size say and is referred to, and nothing in the archives tells of a time or a user. Says of
each platform what it starts, and unpacks its layer into FOLDER/<architecture>."""
import hashlib
import json
import pathlib
import sys
import tarfile

INDEX, MANIFEST, CONFIG, LAYER = (f"application/vnd.oci.image.{kind}" for kind in (
    "index.v1+json", "manifest.v1+json", "config.v1+json", "layer.v1.tar"))


def check(condition, message):
    if not condition:
        sys.exit(f"not as it should be: {message}")


def members(archive):
    found = {}
    for member in archive:
        check(member.name not in found, f"{member.name} is there twice")
        check(member.isfile() or member.isdir(), f"{member.name} is neither file nor directory")
        check((member.uid, member.gid, member.uname, member.gname, member.mtime) == (0, 0, "", "", 0), f"{member.name}: {member.get_info()}")
        found[member.name] = member
    return found


class Layout:
    def __init__(self, path):
        self.archive = tarfile.open(path, format=tarfile.USTAR_FORMAT)
        self.members = members(self.archive)
        self.used = {"oci-layout", "index.json"}

    def read(self, name):
        return self.archive.extractfile(self.members[name]).read()

    def blob(self, descriptor, media_type):
        check(descriptor["mediaType"] == media_type, f"{descriptor} is no {media_type}")
        algorithm, _, digest = descriptor["digest"].partition(":")
        name = f"blobs/{algorithm}/{digest}"
        content = self.read(name)
        check(algorithm == "sha256" and hashlib.sha256(content).hexdigest() == digest, f"digest of {name}")
        check(len(content) == descriptor["size"], f"size of {name}")
        self.used.add(name)
        return content

    def document(self, descriptor, media_type):
        document = json.loads(self.blob(descriptor, media_type))
        if media_type != CONFIG:
            check(document["schemaVersion"] == 2 and document["mediaType"] == media_type, str(document))
        return document


def main():
    layout, folder = Layout(sys.argv[1]), pathlib.Path(sys.argv[2])
    check(json.loads(layout.read("oci-layout")) == {"imageLayoutVersion": "1.0.0"}, "oci-layout")
    index = json.loads(layout.read("index.json"))
    check(index["schemaVersion"] == 2 and index["mediaType"] == INDEX and len(index["manifests"]) == 1, f"index.json: {index}")
    manifests = index["manifests"]
    if manifests[0]["mediaType"] == INDEX:
        manifests = layout.document(manifests[0], INDEX)["manifests"]
        check(len(manifests) > 1, "an index of one")
    for descriptor in manifests:
        manifest = layout.document(descriptor, MANIFEST)
        config = layout.document(manifest["config"], CONFIG)
        platform = descriptor["platform"]
        check(platform == {"architecture": config["architecture"], "os": config["os"]}, f"{platform} is not {config}")
        check(set(config) == {"architecture", "os", "config", "rootfs"}, f"configuration: {config}")
        layers = [layout.blob(layer, LAYER) for layer in manifest["layers"]]
        check(config["rootfs"] == {"type": "layers", "diff_ids": [layer["digest"] for layer in manifest["layers"]]}, str(config))
        check(len(layers) == 1, f"{len(layers)} layers")
        unpacked = folder / platform["architecture"]
        unpacked.mkdir(parents=True)
        (unpacked / "layer.tar").write_bytes(layers[0])
        with tarfile.open(unpacked / "layer.tar") as layer:
            files = members(layer)
            check([(name, member.mode) for name, member in files.items()] == [("app", 0o755)], f"layer: {files}")
            layer.extractall(unpacked)
        print(f"{platform['os']}/{platform['architecture']}: {json.dumps(config['config'])}")
    files = {name for name, member in layout.members.items() if member.isfile()}
    check(files == layout.used, f"nothing refers to {files - layout.used}")


if __name__ == "__main__":
    main()
