// The SDK ships no types for this module. Importing it alone costs a fiftieth of importing the whole SDK.
declare module '@cloudbase/node-sdk/dist/utils/tcbcontext' {
  export function getCloudbaseContext(context: object): Record<string, string | undefined>
}
