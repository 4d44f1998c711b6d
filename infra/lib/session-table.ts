import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { type IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { acceptWildcards } from './accepted-findings.ts';
import type { TableGrant } from './permissions.ts';

/** The table of sessions, turns and hand-offs. It stays when the stack is deleted. */
export class SessionTable extends Construct {
  readonly table: Table;
  readonly #key: Key;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.#key = new Key(this, 'Key', {
      description: 'Encrypts what callers said',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.table = new Table(this, 'Table', {
      partitionKey: { name: 'PK', type: AttributeType.STRING },
      sortKey: { name: 'SK', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: 'expiresAt',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.#key,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  /** Allows a role these actions on the table's items, and the use of the key through DynamoDB only. */
  grant(role: IRole, { actions, keyPrefixes }: TableGrant): void {
    role.addToPrincipalPolicy(
      new PolicyStatement({
        actions: [...actions],
        resources: [this.table.tableArn],
        ...(keyPrefixes && {
          conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...keyPrefixes] } },
        }),
      }),
    );
    const key = this.#keyStatement();
    role.addToPrincipalPolicy(key);
    acceptWildcards(
      role,
      [key],
      'DynamoDB needs these key operations; the condition allows them to it alone.',
    );
  }

  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html */
  #keyStatement(): PolicyStatement {
    const { region, account } = this.table.stack;
    return new PolicyStatement({
      actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
      resources: [this.#key.keyArn],
      conditions: {
        StringEquals: {
          'kms:ViaService': `dynamodb.${region}.amazonaws.com`,
          'kms:CallerAccount': account,
        },
      },
    });
  }
}
