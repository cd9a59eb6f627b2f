// Other windows with the same file: they are told at once what is open and what was saved here.

const channel = new BroadcastChannel("chronik-schreibtisch");
const own = crypto.randomUUID();

export const tell = (what, path) => channel.postMessage({ what, path, from: own });

/** `opened`: another window has it open too; `saved`: another has saved it; `closed`: another has left it. */
export function hear({ path, opened, saved, closed }) {
  channel.onmessage = ({ data }) => {
    if (data.from === own || data.path !== path()) return;
    if (data.what === "opened") {
      tell("there", data.path);
      opened();
    } else if (data.what === "there") opened();
    else if (data.what === "saved") saved();
    else if (data.what === "closed") closed();
  };
}
