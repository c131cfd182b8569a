// Replacing: how every file that acctplan writes comes into being. It is written beside its
// place, under a name that shows whose it is, and moved there once all of it is on the disk: a
// reader, a full disk or a kill at any moment meets the old file or the new one, never half.
package main

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// The names of files that are not finished yet: hidden, so that no walk reads them.
const (
	temporaryPrefix = ".acctplan-"
	temporarySuffix = ".tmp"
)

// abandonedAfter is the age from which on an unfinished file belongs to a run that was killed.
const abandonedAfter = 10 * time.Minute

// temporary opens a new file in a folder, under a name that nobody else has. Unlike
// os.CreateTemp it leaves the permissions to the user's umask, as for any file that becomes
// a page.
func temporary(directory string) (*os.File, error) {
	unfinished.Lock()
	defer unfinished.Unlock()
	file, err := os.OpenFile(filepath.Join(directory, temporaryPrefix+rand.Text()+temporarySuffix), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err == nil {
		if unfinished.names == nil {
			unfinished.names = map[string]bool{}
		}
		unfinished.names[file.Name()] = true
	}
	return file, err
}

// unfinished are the temporary files of this process, so that it can end at any time without
// leaving one.
var unfinished struct {
	sync.Mutex
	names map[string]bool
}

// remove ends the life of a temporary file, unless it was moved to its place.
func remove(file *os.File) {
	_ = file.Close()
	unfinished.Lock()
	defer unfinished.Unlock()
	_ = os.Remove(file.Name())
	delete(unfinished.names, file.Name())
}

// abandonFiles removes the temporary files of work that goes on. That work can make no more of
// them, and the process must end: the lock is never given back.
func abandonFiles() {
	unfinished.Lock()
	for name := range unfinished.names {
		_ = os.Remove(name)
	}
}

// probe finds out whether a folder can be written to, and removes what killed runs have left
// there. How old that is, the file system's own clock says: a network's may not be ours.
func probe(directory string) error {
	file, err := temporary(directory)
	if err != nil {
		return err
	}
	defer remove(file)
	now, err := file.Stat()
	if err != nil {
		return err
	}
	entries, err := os.ReadDir(directory)
	if err != nil {
		return nil // a folder that may be written to, but not read
	}
	for _, entry := range entries {
		if !isTemporary(entry.Name()) || !entry.Type().IsRegular() {
			continue
		}
		if old, err := entry.Info(); err == nil && now.ModTime().Sub(old.ModTime()) > abandonedAfter {
			_ = os.Remove(filepath.Join(directory, entry.Name()))
		}
	}
	return nil
}

// isTemporary reports whether a file of that name is one of ours that was never finished.
func isTemporary(name string) bool {
	middle, ok := strings.CutPrefix(name, temporaryPrefix)
	if !ok {
		return false
	}
	middle, ok = strings.CutSuffix(middle, temporarySuffix)
	return ok && len(middle) == len(rand.Text()) && strings.Trim(middle, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") == ""
}

// replace puts content in the place of a file, whatever was there, and keeps the permissions
// and the owner of what was. A failure leaves the old file.
func replace(path string, content []byte) error {
	return replaceIf(path, content, func() error { return nil })
}

// replaceIf is replace where the last question before the file is put in its place may still
// refuse: what it asks can be out of date only by the time that a rename takes.
func replaceIf(path string, content []byte, ask func() error) error {
	return stage(path, content, func(ready string) error {
		if err := ask(); err != nil {
			return err
		}
		return os.Rename(ready, path)
	})
}

// createNew writes a file that must not exist yet; the error of one that does is fs.ErrExist.
// Of two processes that create the same file, one succeeds.
func createNew(path string, content []byte) error {
	return stage(path, content, func(ready string) error {
		err := os.Link(ready, path)
		if err != nil && !errors.Is(err, fs.ErrExist) {
			if _, missing := os.Lstat(path); errors.Is(missing, fs.ErrNotExist) {
				return os.Rename(ready, path) // a file system without hard links
			}
			return fs.ErrExist
		}
		return err
	})
}

// stage writes content beside the place where it goes, all the way to the disk, and lets place
// move it there.
func stage(path string, content []byte, place func(ready string) error) error {
	s, err := beginStaged(path)
	if err != nil {
		return err
	}
	defer s.discard()
	if _, err := s.Write(content); err != nil {
		return err
	}
	if err := s.seal(); err != nil {
		return err
	}
	if err := place(s.Name()); err != nil {
		return err
	}
	syncFolder(filepath.Dir(path))
	return nil
}

// staged is a file that is being written beside the place where it goes.
type staged struct {
	*os.File
	path string
}

func beginStaged(path string) (*staged, error) {
	file, err := temporary(filepath.Dir(path))
	return &staged{file, path}, err
}

// seal brings the file to the disk, with the permissions and the owner of the one that it replaces.
func (s *staged) seal() error {
	if info, err := os.Stat(s.path); err == nil {
		keepOwner(s.File, info)
		if err := s.Chmod(info.Mode().Perm()); err != nil {
			return err
		}
	}
	if err := s.Sync(); err != nil {
		return err
	}
	return s.Close()
}

// discard ends the file's life, unless it was moved to its place.
func (s *staged) discard() { remove(s.File) }

// syncFolder makes a new name in a folder survive a loss of power, where the system can.
func syncFolder(path string) {
	if folder, err := os.Open(path); err == nil {
		_ = folder.Sync()
		_ = folder.Close()
	}
}
