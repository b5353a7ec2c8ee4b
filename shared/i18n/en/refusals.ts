/** Why something was refused, and what to do. The key is the code of the refusal. */
export default {
  unknown: 'The server said no ({code}). Reload the page and try again.',

  offline: 'No connection to the server. Check the network; nothing is sent until it is back.',
  'not-received': 'The server never received this. Press again.',
  failed:
    'The server could not do this (HTTP {status}). Try again; if it stays so, look at the server’s window.',
  'not-found': 'There is nothing here (any more). Reload the page.',
  'request-malformed': 'The server did not understand this. Reload the page and try again.',
  'too-large': 'This is too large. Send a smaller file.',
  'type-unsupported': 'The server does not take this kind of file. Choose another.',
  'command-unknown': 'The server knows no “{type}”. Reload the page.',
  forbidden: 'This page’s role may not do this. Ask the host.',
  'host-only': 'Only the host may change tags, tickets and the group of somebody who has one. Ask the host.',
  'person-sealed':
    'This person is in the sealed list: name and code stay as sealed. The host can correct them, with a reason.',
  'person-not-sealed': 'This person is not in a sealed list yet. Just change the name or code.',
  'reason-missing': 'Say why.',
  'nothing-corrected': 'Name and code are as they were. Change one of them.',
  stale: 'Somebody changed this a moment ago. Look again, then press again.',
  'step-missing': 'GO has to name its step, or say that any will do.',
  'protocol-other':
    'This page and the server are of different versions. The page reloads by itself once no draw is open; reload it now if you have to go on.',
  'step-passed': 'That step is already done. Look at the button and press again if you still want to.',
  'no-next-step': 'The rundown is at its end. Add a cue, or pick one in the rundown.',
  covered: 'Black, freeze or hold is on, so the hall would not see this step. Lift it first.',

  'event-closed': 'The event is closed: only hand-overs go on. Copy the event to draw again.',
  'event-unknown': 'This event is gone. Choose another at the top.',
  'event-current': 'This is the current event. Make another one current first.',
  'not-a-rehearsal': 'Only rehearsals can be deleted. Close the event instead.',
  'already-erased': 'The personal data has already been erased.',

  'draw-open': 'A draw is open. Finish it or abandon it first.',
  'no-draw-open': 'No draw is open. Start one first.',
  'already-called': 'The words are called; the winners are on their way.',
  'word-missing': 'Type the audience words.',
  'word-too-long': 'At most 200 characters: shorten the words.',
  'word-unwanted': 'This prize is drawn without words. Leave the field empty.',
  'prize-unknown': 'This prize is gone. Choose another.',
  'stock-empty': 'Nothing is left of this prize. Raise its quantity or choose another.',
  'pool-empty':
    'Nobody can win this: {won} won already, {void} voided, {withdrawn} left, {rule} ruled out. Check people in, or change who may win.',
  'need-unavailable': 'Draws by a public beacon cannot be held yet. Choose audience words.',
  'seeds-used-up': 'This event has held 1,000 draws, its most. Copy it to go on.',
  'tickets-too-many':
    '{tickets} tickets are more than the {most} that a draw can hold. Lower the tickets per person.',
  'page-unknown': 'That page of winners has been shown already.',

  'award-unknown': 'There is no such winner (yet). Wait for the reveal, or reload.',
  'award-voided': 'This award is voided. Look at the draw that replaced it.',
  'already-confirmed': 'Already confirmed.',
  'nothing-to-confirm': 'Every winner of this draw is confirmed, voided or marked absent.',
  'handed-over': 'This prize has been handed over. Undo that at the desk first.',
  'not-awaiting': 'This prize is not waiting to be handed over. Reload to see where it is.',
  'not-unclaimed': 'Only an unclaimed prize can go back to its sponsor. Mark it unclaimed first.',
  'nothing-to-undo': 'There is nothing to undo.',
  'desk-only-declines':
    'At the desk an award is voided only for a winner who declines. For anything else ask the host.',
  'sums-wrong': 'The sums of this sponsor do not add up. Settle them first.',
  'notice-published':
    'The notice has been published and stays as it is. What changes now is listed as a change beside it.',
  'notice-empty': 'There is no prize to announce yet. Add one first.',

  'name-missing': 'Type a name.',
  'code-missing': 'Type a ticket code.',
  'code-taken': 'Somebody else has this ticket code. Type another, or merge the two.',
  'person-unknown': 'This person is gone from the list. Search again.',
  'already-checked-in': 'Already checked in.',
  'not-checked-in': 'Not checked in.',
  'already-withdrawn': 'Already out of the draws.',
  'not-out': 'This person takes part already.',
  'merge-of-one': 'Choose two different people.',
  'both-hold-awards': 'Both hold awards, so they cannot be merged. Void one award first.',
  'preview-unknown': 'This preview is no longer there. Choose the file again.',

  'file-unknown': 'This is not a table that can be read. Save it as XLSX or CSV and choose it again.',
  'file-empty': 'There are no people in this file. Check that it holds the list, and save it as XLSX or CSV.',
  'file-broken':
    'This file is damaged or of an unknown kind. Open it in your spreadsheet program, save it as XLSX or CSV and choose it again.',
  'file-encrypted': 'This file has a password. Save it without one as XLSX or CSV and choose it again.',
  'file-too-heavy': 'This file unpacks to too much. Keep only the list of people and save it again.',
  'too-many-rows': '{rows} rows are more than {limit}. Split the list.',
  'range-mixed': '“{range}” begins with other letters than it ends with.',
  'range-backwards': '“{range}” ends before it begins.',
  'range-too-long': '“{range}” holds more than {limit} numbers together with what stands before it.',
  'import-none': 'No import can be taken back.',
  'import-fixed': 'The list has been sealed or drawn from since this import: it cannot be taken back.',
  'too-many-columns':
    '{columns} columns are more than {limit}. Keep only the columns of the list, save it as XLSX or CSV and choose it again.',
  'line-too-long':
    'A line of this file has more than {limit} characters: this is no list. Save it as XLSX or CSV and choose it again.',
  'imports-busy': 'Other files are being read. Wait a moment and choose the file again.',
  'mapping-invalid': 'The columns do not fit. Choose at least the column of the names.',
  'prizes-missing':
    'No column of prizes was found. Name the columns in the first row, or fill in the template.',

  'quantity-below-awarded': '{awarded:unit is|units are} awarded already. The quantity cannot be lower.',
  'unit-fixed':
    'After the first draw a prize stays one for people or one for groups. Add a new prize instead.',
  'per-group-of-groups': 'A prize for groups cannot be capped per group. Set the cap to none.',
  'auto-needs-no-word':
    'Only a prize without audience words can stop by itself. Set “Chance comes from” to “Automatic”.',
  'prize-drawn': 'This prize has been drawn, so it stays in the record. Lower its quantity instead.',
  'order-incomplete': 'The list has changed. Drag again.',
  'sponsor-unknown': 'This sponsor is gone. Choose another.',
  'sponsor-used': 'Prizes are from this sponsor. Give them another one first.',
  'content-too-large': 'This cue holds too much text. Shorten it.',
  'cue-unknown': 'This cue is gone from the rundown.',
  'cue-on-air': 'This cue is on screen. Show another one first.',
  'message-missing': 'Type the message.',

  'code-unknown': 'No screen waits with this code. Read the code on the screen again.',
  'key-unknown':
    'This link does not let anybody in (any more). Open the one that the server printed, or ask the host.',
  'event-forbidden': 'This key is for another event. Ask the host for one that opens this event.',
  'already-revoked': 'This link is revoked already.',

  'store-full': 'The disk is full; nothing was changed. Free some space, then press again.',
  'store-broken': 'The event’s file cannot be read or written. Look at the server’s window; use a backup.',
  'store-taken': 'Another Drumroll runs on the same data. Close one of the two.',
  'journal-broken': 'The record of this event is damaged at line {line}. Use a backup; nothing is guessed.',
  'journal-cut':
    'The end of this event’s record is gone: {missing} entries after entry {line}. Put a backup in its place, or go on from what is there.',
  'backup-unreadable':
    'This file is no backup, or it is damaged. Choose the one that was downloaded from Drumroll.',
  'backup-other': 'This is a backup of another event. Choose one of this event.',
  'backup-broken': 'This backup is damaged at line {line}. Choose another one; nothing was changed.',
  'backup-short':
    'This backup was made too early: its last {missing:entry is|entries are} missing. Choose a later one, or go on from what is there.',
  'backup-differs':
    'This backup tells another course of the event than the one last known. Choose another one; nothing was changed.',
  'not-a-copy': 'What is to be kept is no copy of this event (any more). Look at the list again.',
  'copy-draw-open':
    'Nothing was erased: a draw is open in “{title}”, a copy of this event. Finish it, or keep that copy.',
  'copy-unserved':
    'Nothing was erased: “{title}”, a copy of this event, cannot be opened. Mend it first, or keep that copy.',
  'nothing-missing': 'Nothing of this event is missing.',
  'nothing-left': 'Nothing of this event is left to go on from: put a backup in its place.',

  'ask-malformed': 'The server did not understand a field ({path}). Check what you typed and press again.',
  'mapping-malformed': 'The columns do not fit. Choose the file again.',
  'message-unknown': 'The server did not understand this page. Reload it.',
  'too-many': 'Too much at once. Wait {seconds:second|seconds} and try again.',
  'file-missing': 'No file arrived. Choose it again.',
  'file-too-large': 'This file is too large. Send a smaller one.',
  'sound-unknown': 'This is no sound that a stage can play. Choose an MP3, Ogg, WAV, M4A or AAC file.',
  'sound-too-long': 'This sound is longer than {minutes} minutes. Shorten it.',
  'sounds-full': 'There are too many sounds in this event. Remove some.',
  'screen-silent': 'No screen plays the sound. Open the stage and click on it once.',
  'picture-unknown': 'This is not a PNG, JPEG or WebP picture. Choose another file.',
  'picture-too-large': 'This picture has more than {limit} million pixels. Choose a smaller one.',
  'picture-broken': 'This picture is damaged: it cannot be read to its end. Choose another file.',
  'pictures-unavailable':
    'This computer cannot prepare pictures. Install Drumroll again, or go on without pictures.',
  'archive-broken':
    'This is no ZIP file that can be read. Pack the pictures into a .zip and choose it again.',
  'portrait-nobody': 'Nobody has this ticket code or name. Name the file by the ticket code.',
  'portrait-several': '{count} people have this name. Name the file by the ticket code.',
  'portrait-twice': 'There is another file for {name}.',
  'pictures-full': 'There are too many pictures in this event. Remove some.',
  'host-foreign': 'The server does not know this address. Open one that it printed when it started.',
  'origin-foreign': 'This page is from another address. Open one that the server printed when it started.',
  'nothing-on': 'No event is on yet.',
  'role-forbidden': 'Your link does not open this page. Ask the host for the right one.',
  'session-missing': 'Not signed in. Open the link that you were given.',
  'session-unknown': 'You have been signed out. Open the link that you were given again.',
  'screen-unknown': 'This screen is no longer connected.',
  'self-check-in-off': 'People cannot check themselves in at this event. Go to the desk.',
  'server-stopping': 'The server is being stopped. Wait until it is back.',
  'ticket-gone': 'This ticket has been taken off the list, or was erased with it. Ask at the desk.',
  'not-yours': 'A ticket acts for its own holder alone.',
  'undo-at-desk': 'A check-in is taken back at the desk.',
  'naming-not-asked': 'At this event the host decides how names are shown.',
  'details-not-asked': 'This event does not ask where to send prizes. Collect yours at the desk.',
  'ticket-unknown': 'There is no such ticket. Check the code, or ask at the desk.',
  'theme-unknown': 'No theme is called “{theme}”. Choose one of the list.',
  'contrast-low':
    'These colours cannot be read from the last row: contrast {ratio}, at least {least} is needed. Choose a darker background or a lighter highlight.',
}
