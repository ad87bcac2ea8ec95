// Checks by the program that has served this page.
export class ServedEngine {
}
