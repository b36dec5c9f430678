/* Runs in somebody else's page, under its policy: tells the test what a visitor reads there of a petition. */
const petition = document.querySelector('peace-petition');
for (let i = 0; i < 1000 && petition.state !== 'ready'; i++) {
  await new Promise((resolve) => setTimeout(resolve, 20));
}
await petition.updateComplete;
parent.postMessage({text: petition.shadowRoot.querySelector('[part=text]')?.textContent}, '*');
