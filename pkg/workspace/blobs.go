// Contents: reading versions of files out of a repository.
package workspace

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
)

// blobs reads versions of files from a single git process, which is started when it is needed.
// It is safe for concurrent use.
type blobs struct {
	repository *Repository
	lock       sync.Mutex
	stop       context.CancelFunc
	in         io.WriteCloser
	out        *bufio.Reader
	broken     error

	stderr strings.Builder // to be read when wait has returned
	wait   func()
}

// read is the content of a blob; nil for one that is not in this clone. Of one that is larger than
// MaxSize it is just the beginning that shows so, which examine reports.
func (b *blobs) read(ctx context.Context, id string) ([]byte, error) {
	b.lock.Lock()
	defer b.lock.Unlock()
	if b.broken == nil && b.in == nil {
		b.broken = b.start(ctx)
	}
	if b.broken != nil {
		return nil, b.broken
	}
	content, err := b.ask(id)
	if err != nil {
		_ = b.in.Close()
		b.wait() // git has said why
		b.broken = gitError(ctx, err, []byte(b.stderr.String()))
	}
	return content, b.broken
}

func (b *blobs) start(ctx context.Context) error {
	ctx, b.stop = context.WithCancel(ctx)
	command := b.repository.git(ctx, "cat-file", "--batch")
	command.Stderr = &b.stderr
	in, err := command.StdinPipe()
	if err != nil {
		return err
	}
	out, err := command.StdoutPipe()
	if err != nil {
		return err
	}
	if err := command.Start(); err != nil {
		return gitError(ctx, err, nil)
	}
	b.in, b.out = in, bufio.NewReaderSize(out, 64<<10)
	b.wait = sync.OnceFunc(func() { _ = command.Wait() })
	context.AfterFunc(ctx, b.wait)
	return nil
}

// ask sends one id and reads "ID TYPE SIZE", the content and a line break.
func (b *blobs) ask(id string) ([]byte, error) {
	if _, err := io.WriteString(b.in, id+"\n"); err != nil {
		return nil, err
	}
	header, err := b.out.ReadString('\n')
	if err != nil {
		return nil, err
	}
	fields := strings.Fields(header)
	if len(fields) != 3 {
		return nil, nil // missing
	}
	size, err := strconv.ParseInt(fields[2], 10, 64)
	if err != nil {
		return nil, err
	}
	content := make([]byte, min(size, MaxSize+1))
	if _, err := io.ReadFull(b.out, content); err != nil {
		return nil, err
	}
	_, err = io.CopyN(io.Discard, b.out, size-int64(len(content))+1)
	return content, err
}

func (b *blobs) close() {
	if b.stop != nil {
		_ = b.in.Close()
		b.stop()
	}
}

// contents reads versions of files, with one git process a repository. The zero value is ready; it
// is safe for concurrent use.
type contents struct {
	lock    sync.Mutex
	readers map[*Repository]*blobs
}

// read is the content of a blob, which its repository must hold.
func (c *contents) read(ctx context.Context, b blob) ([]byte, error) {
	c.lock.Lock()
	reader := c.readers[b.repository]
	if reader == nil {
		if c.readers == nil {
			c.readers = map[*Repository]*blobs{}
		}
		reader = &blobs{repository: b.repository}
		c.readers[b.repository] = reader
	}
	c.lock.Unlock()
	content, err := reader.read(ctx, b.id)
	switch {
	case err != nil:
		return nil, err
	case content == nil:
		return nil, b.repository.lost(ctx, b.id)
	}
	return content, nil
}

func (c *contents) close() {
	for _, reader := range c.readers {
		reader.close()
	}
}

// lost says why a content that a commit names is not in a repository.
func (r *Repository) lost(ctx context.Context, id string) error {
	if _, err := r.run(ctx, "config", "--get-regexp", `^(remote\..*\.(promisor|partialclonefilter)|extensions\.partialclone)$`); err == nil {
		return partialClone
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return damaged(fmt.Sprintf("it has lost the content %.12s", id))
}
