import type { RetrievalResultLocation } from '@aws-sdk/client-bedrock-agent-runtime';

const UNNAMED = 'knowledge base';

/** The name of a document by its place: the file of an S3 key, else the URL or the id. */
export function sourceName(location: RetrievalResultLocation | undefined): string {
  const s3 = location?.s3Location?.uri;
  if (s3 !== undefined) return s3.slice(s3.lastIndexOf('/') + 1) || s3;
  return (
    location?.webLocation?.url ??
    location?.confluenceLocation?.url ??
    location?.salesforceLocation?.url ??
    location?.sharePointLocation?.url ??
    location?.oneDriveLocation?.url ??
    location?.googleDriveLocation?.url ??
    location?.kendraDocumentLocation?.uri ??
    location?.customDocumentLocation?.id ??
    UNNAMED
  );
}
