import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acceptFinding, acceptWildcards } from './accepted-findings.ts';

/** Where the gateway puts recordings in its bucket: src/recording/s3-storage.ts. */
const PREFIX = 'calls/*';

export interface RecordingBucketProps {
  /** Days after which S3 deletes a recording. */
  readonly retentionDays: number;
}

/** The recordings of calls. It stays when the stack is deleted, and S3 empties it. */
export class RecordingBucket extends Construct {
  readonly bucket: Bucket;
  readonly #key: Key;

  constructor(scope: Construct, id: string, { retentionDays }: RecordingBucketProps) {
    super(scope, id);
    this.#key = new Key(this, 'Key', {
      description: 'Encrypts recordings of calls',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.KMS,
      encryptionKey: this.#key,
      bucketKeyEnabled: true,
      enforceSSL: true,
      // Without versions, so that a recording that is deleted is gone.
      versioned: false,
      lifecycleRules: [
        { expiration: Duration.days(retentionDays), abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acceptFinding(
      this.bucket,
      'S1',
      'Turn on CloudTrail data events to see who listens: they name the caller of each request, access logs only some.',
    );
  }

  /** Allows a role to store recordings, but not to read, list or delete them. */
  grantStore(role: IRole): void {
    const store = new PolicyStatement({
      actions: ['s3:PutObject', 's3:AbortMultipartUpload'],
      resources: [this.bucket.arnForObjects(PREFIX)],
    });
    role.addToPrincipalPolicy(store);
    role.addToPrincipalPolicy(this.#keyStatement());
    acceptWildcards(role, [store], 'The name of each recording is new.');
  }

  /** Allows a role to read recordings by their names, for the console. */
  grantPlay(role: IRole): void {
    const play = new PolicyStatement({
      actions: ['s3:GetObject'],
      resources: [this.bucket.arnForObjects(PREFIX)],
    });
    role.addToPrincipalPolicy(play);
    acceptWildcards(role, [play], 'The name of each recording is new.');
  }

  /**
   * S3 decrypts the parts of an upload to put them together.
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html#mpuAndPermissions
   */
  #keyStatement(): PolicyStatement {
    const { region, account } = this.bucket.stack;
    return new PolicyStatement({
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [this.#key.keyArn],
      conditions: {
        StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com`, 'kms:CallerAccount': account },
      },
    });
  }
}
