# The image of gitlab-ci.yml: Node.js and Terraform. Push it to the project's registry as
# $CI_REGISTRY_IMAGE/identity-center:node22-terraform1.11.4
FROM hashicorp/terraform:1.11.4 AS terraform

FROM node:22-bookworm
COPY --from=terraform /bin/terraform /usr/local/bin/terraform
