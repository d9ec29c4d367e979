# What most modules for IAM Identity Center do: lists are flattened to a map, and every resource is one with for_each.

data "aws_ssoadmin_instances" "this" {}

locals {
  instance_arn      = tolist(data.aws_ssoadmin_instances.this.arns)[0]
  identity_store_id = tolist(data.aws_ssoadmin_instances.this.identity_store_ids)[0]

  policy_attachments = merge([
    for name, set in var.permission_sets : {
      for policy in set.managed_policies : "${name}.${policy}" => { permission_set = name, policy_arn = policy }
    }
  ]...)

  assignments = merge([
    for entry in var.account_assignments : merge([
      for permission_set in entry.permission_sets : {
        for account_id in entry.account_ids :
        "${entry.principal_type}.${entry.principal_name}.${permission_set}.${account_id}" => {
          principal_type = entry.principal_type
          principal_name = entry.principal_name
          permission_set = permission_set
          account_id     = account_id
        }
      }
    ]...)
  ]...)

  groups = toset([for entry in var.account_assignments : entry.principal_name if entry.principal_type == "GROUP"])
  users  = toset([for entry in var.account_assignments : entry.principal_name if entry.principal_type == "USER"])
}

data "aws_identitystore_group" "this" {
  for_each          = local.groups
  identity_store_id = local.identity_store_id

  alternate_identifier {
    unique_attribute {
      attribute_path  = "DisplayName"
      attribute_value = each.value
    }
  }
}

data "aws_identitystore_user" "this" {
  for_each          = local.users
  identity_store_id = local.identity_store_id

  alternate_identifier {
    unique_attribute {
      attribute_path  = "UserName"
      attribute_value = each.value
    }
  }
}

resource "aws_ssoadmin_permission_set" "this" {
  for_each         = var.permission_sets
  instance_arn     = local.instance_arn
  name             = each.key
  description      = each.value.description
  session_duration = each.value.session_duration
}

resource "aws_ssoadmin_managed_policy_attachment" "this" {
  for_each           = local.policy_attachments
  instance_arn       = local.instance_arn
  permission_set_arn = aws_ssoadmin_permission_set.this[each.value.permission_set].arn
  managed_policy_arn = each.value.policy_arn
}

resource "aws_ssoadmin_account_assignment" "this" {
  for_each           = local.assignments
  instance_arn       = local.instance_arn
  permission_set_arn = aws_ssoadmin_permission_set.this[each.value.permission_set].arn
  principal_type     = each.value.principal_type
  principal_id = (
    each.value.principal_type == "GROUP"
    ? data.aws_identitystore_group.this[each.value.principal_name].group_id
    : data.aws_identitystore_user.this[each.value.principal_name].user_id
  )
  target_type = "AWS_ACCOUNT"
  target_id   = each.value.account_id

  # Policies first, as in what it stands beside.
  depends_on = [aws_ssoadmin_managed_policy_attachment.this]
}
