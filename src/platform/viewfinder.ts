const look = {
  ground:
    'position:fixed;top:0;right:0;bottom:0;left:0;z-index:2000;background:#000;display:flex;flex-direction:column',
  video: 'flex:1;min-height:0;width:100%;object-fit:cover',
  close: 'flex:none;min-height:64px;border:0;background:#16241f;color:#fff;font:600 18px sans-serif',
}

/** Browsers only: shows the camera over the page and tries frame after frame until a code is read or it is closed. */
export const openViewfinder = (
  stream: MediaStream,
  read: (video: HTMLVideoElement) => Promise<string | null>,
): Promise<string | null> =>
  new Promise((resolve) => {
    const ground = document.createElement('div')
    const video = document.createElement('video')
    const close = document.createElement('button')
    ground.style.cssText = look.ground
    video.style.cssText = look.video
    close.style.cssText = look.close
    ground.setAttribute('role', 'dialog')
    ground.setAttribute('aria-label', '对准入场码')
    close.textContent = '关闭相机'
    close.id = 'viewfinder-close'
    video.muted = true
    video.playsInline = true
    video.srcObject = stream
    ground.append(video, close)
    document.body.append(ground)
    close.focus()

    let open = true
    const finish = (text: string | null) => {
      if (!open) return
      open = false
      for (const track of stream.getTracks()) track.stop()
      ground.remove()
      resolve(text)
    }
    const next = async () => {
      const text = await read(video).catch(() => null)
      if (text) finish(text)
      else if (open) setTimeout(next, 120)
    }
    close.onclick = () => finish(null)
    video.play().then(next, () => finish(null))
  })
